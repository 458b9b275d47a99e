package typed

import "strings"

// cjkDigits writes the digits of Chinese, Japanese and Korean, of contracts too.
var cjkDigits = strings.NewReplacer(pairs(
	"〇零○영공", "0", "一壹壱일", "1", "二贰貳弐两兩이", "2", "三叁參参삼", "3", "四肆사", "4",
	"五伍오", "5", "六陆陸육륙", "6", "七柒칠", "7", "八捌팔", "8", "九玖구", "9",
)...)

func pairs(in ...string) (out []string) {
	for i := 0; i < len(in); i += 2 {
		for _, r := range in[i] {
			out = append(out, string(r), in[i+1])
		}
	}
	return out
}

// powersOfTen are the words for them in lower case, those of one language first with
// its name. The same letters may stand for more than one.
var powersOfTen = []struct {
	words  string
	powers []int
}{
	{"zh:兆", []int{6, 12}}, // a million in science, 10^12 in Taiwan
	{"en:billion billions bil b", []int{9}},
	{"es:mil", []int{3}},
	{"id:m", []int{9, 6}}, // miliar, and million everywhere else
	{"十 拾 십 สิบ", []int{1}},
	{"百 佰 백 ร้อย", []int{2}},
	{"千 仟 천 พัน k к thousand thousands mille millier milliers tausend tsd тыс тысяча тысячи тысяч " +
		"ألف الف آلاف الاف ألفا ألفًا nghìn ngàn nghin ngan ribu rb", []int{3}},
	{"mil", []int{3, 6}}, // Spanish thousand, English million
	{"万 萬 만 หมื่น", []int{4}},
	{"แสน", []int{5}},
	{"million millions millionen mio mill m mm mn mln millón millones millon млн миллион миллиона миллионов " +
		"مليون ملايين مليونا مليونًا triệu trieu tr juta jt ล้าน", []int{6}},
	{"亿 億 억", []int{8}},
	{"bn milliard milliards md mds milliarde milliarden mrd mia millardo millardos млрд миллиард миллиарда миллиардов " +
		"مليار مليارات بليون tỷ tỉ ty ti miliar mlyar", []int{9}},
	{"billion billions billionen billón billones billon b", []int{12, 9}}, // long and short scale
	{"兆 조", []int{12}},
	{"трлн triliun", []int{12}},
}

// currencies are the signs and names of money in lower case, by code. A sign that
// several countries use stands for the one it is mostly meant for.
var currencies = []struct{ code, names string }{
	{"CNY", "cny rmb cn¥ ¥ 元 圆 圓 块 塊 人民币 人民幣 人民元 元人民币 元人民幣 元整 圆整 圓整 元正 圆正 " +
		"yuan yuans yuanes renminbi юань юаня юаней юани يوان يواناً يوانًا يوانا رنمينبي 위안 위안화 인민폐 หยวน tệ ndt"},
	{"JPY", "jpy jp¥ 円 日元 日圆 日圓 엔 yen เยน иен ين"},
	{"USD", "usd us$ $ 美元 美金 달러 ドル 米ドル dollar dollars dólar dólares доллар доллара долларов دولار دولارات ดอลลาร์ đô usdt"},
	{"EUR", "eur € 欧元 歐元 유로 ユーロ euro euros евро يورو ยูโร"},
	{"GBP", "gbp £ 英镑 英鎊 파운드 ポンド pound pounds pfund livre livres libra libras фунт фунта фунтов جنيه ปอนด์"},
	{"HKD", "hkd hk$ 港元 港币 港幣"},
	{"TWD", "twd nt$ ntd 新台币 新台幣 新臺幣 台币 台幣"},
	{"MOP", "mop mop$ 澳门元 澳門元"},
	{"KRW", "krw ₩ 원 韩元 韓元 韓圓 ウォン won вон"},
	{"RUB", "rub ₽ 卢布 盧布 ルーブル руб рубль рубля рублей ruble rubles rubel"},
	{"THB", "thb ฿ บาท 泰铢 泰銖 バーツ baht"},
	{"VND", "vnd ₫ đồng 越南盾 dong"},
	{"IDR", "idr rp rupiah 印尼盾"},
	{"CHF", "chf sfr fr 瑞士法郎 franken"},
	{"SAR", "sar ريال"},
	{"AED", "aed درهم"},
	{"QAR", "qar"},
	{"KWD", "kwd"},
	{"EGP", "egp"},
	{"SGD", "sgd s$ 新加坡元 新币"},
	{"MYR", "myr rm 令吉"},
	{"AUD", "aud a$ 澳元"},
	{"CAD", "cad c$ 加元"},
	{"INR", "inr ₹ 卢比"},
	{"BRL", "brl r$"},
	{"MXN", "mxn"},
	{"PHP", "php ₱"},
	{"SEK", "sek"},
	{"NOK", "nok"},
	{"DKK", "dkk"},
	{"PLN", "pln"},
	{"TRY", "try ₺"},
	{"ZAR", "zar"},
	{"NZD", "nzd"},
	{"KZT", "kzt ₸"},
	{"UZS", "uzs"},
	{"PKR", "pkr"},
	{"ILS", "ils ₪"},
	{"CNH", "cnh"},
}
