package typed

import "strings"

// cjkDigits writes the digits of Chinese, Japanese and Korean, of contracts too.
var cjkDigits = strings.NewReplacer(pairs(
	"〇零○영공", "0", "一壹壱일", "1", "二贰貳弐两兩이", "2", "三叁參参삼", "3", "四肆사", "4",
	"廿", "2十", "卅", "3十", "卌", "4十", "五伍오", "5", "六陆陸육륙", "6", "七柒칠", "7", "八捌팔", "8", "九玖구", "9",
)...)

func pairs(in ...string) (out []string) {
	for i := 0; i < len(in); i += 2 {
		for _, r := range in[i] {
			out = append(out, string(r), in[i+1])
		}
	}
	return out
}

// wordNumbers are the words of English and of Arabic for numbers below a thousand, the Arabic
// without hamza and with ه at the end as many type it.
var wordNumbers = func() map[string]int {
	out := make(map[string]int)
	for n, words := range map[int]string{
		1: "one واحد واحده احد احدي احدى", 2: "two اثنان اثنين اثنا اثني اثنتا اثنتي اثنتان", 3: "three ثلاثه ثلاث", 4: "four اربعه اربع", 5: "five خمسه خمس", 6: "six سته ست", 7: "seven سبعه سبع",
		8: "eight ثمانيه ثمان ثماني", 9: "nine تسعه تسع", 10: "ten عشره عشر", 20: "twenty عشرون عشرين", 30: "thirty ثلاثون ثلاثين", 40: "forty اربعون اربعين",
		50: "fifty خمسون خمسين", 60: "sixty ستون ستين", 70: "seventy سبعون سبعين", 80: "eighty ثمانون ثمانين", 90: "ninety تسعون تسعين", 100: "hundred مائه مئه",
		200: "مائتان مئتان مائتين مئتين مائتي مئتي مائتا مئتا", 300: "ثلاثمائه ثلاثمئه", 400: "اربعمائه اربعمئه", 500: "خمسمائه خمسمئه",
		11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen",
		600: "ستمائه ستمئه", 700: "سبعمائه سبعمئه", 800: "ثمانمائه ثمانمئه ثمانيمائه", 900: "تسعمائه تسعمئه",
	} {
		for w := range strings.SplitSeq(words, " ") {
			out[w] = n
		}
	}
	return out
}()

// arabicDuals are two of what is counted.
var arabicDuals = map[string]string{
	"الفان": "الف", "الفين": "الف", "مليونان": "مليون", "مليونين": "مليون", "ملياران": "مليار", "مليارين": "مليار",
}

// powersOfTen are the words for them in lower case, those of one language first with
// its name. The same letters may stand for more than one.
var powersOfTen = []struct {
	words  string
	powers []int
}{
	{"zh:兆", []int{6, 12}}, // a million in science, 10^12 in Taiwan
	{"en:billion billions bil b", []int{9}},
	{"zh:w", []int{4}}, // 30w is 30万 in messages
	{"es:mil", []int{3}},
	{"id:m", []int{9, 6}}, // miliar, and million everywhere else
	{"lakh lakhs lac", []int{5}},
	{"crore crores", []int{7}},
	{"十 拾 십 สิบ", []int{1}},
	{"百 佰 백 ร้อย مائة مئة", []int{2}},
	{"千 仟 천 พัน k к thousand thousands mille millier milliers tausend tsd тыс тысяча тысячи тысяч " +
		"ألف الف آلاف الاف ألفا ألفًا ألفاً nghìn ngàn nghin ngan ribu rb", []int{3}},
	{"mil", []int{3, 6}}, // Spanish thousand, English million
	{"万 萬 만 หมื่น", []int{4}},
	{"แสน", []int{5}},
	{"million millions millionen mio mill m mm mn mln millón millones millon млн миллион миллиона миллионов " +
		"مليون ملايين مليونا مليونًا مليوناً triệu trieu tr juta jt ล้าน", []int{6}},
	{"亿 億 억", []int{8}},
	{"bn milliard milliards md mds milliarde milliarden mrd mia millardo millardos млрд миллиард миллиарда миллиардов " +
		"مليار مليارات بليون tỷ tỉ ty ti miliar mlyar", []int{9}},
	{"billion billions billionen billón billones billon b", []int{12, 9}}, // long and short scale
	{"兆 조", []int{12}},
	{"трлн triliun", []int{12}},
}

// currencies are the signs and names of money in lower case, by code. A sign that
// several countries use stands for the one it is mostly meant for. "_" is a space.
var currencies = []struct{ code, names string }{
	{"CNY", "cny rmb cn¥ ¥ chinese_yuan 元 圆 圓 块 塊 块钱 塊錢 人民币 人民幣 人民元 元人民币 元人民幣 元整 圆整 圓整 元正 圆正 元人民币整 " +
		"yuan yuans yuanes renminbi юань юаня юаней юани يوان يوان_صيني اليوان يواناً يوانًا يوانا رنمينبي 위안 위안화 인민폐 หยวน tệ ndt"},
	{"JPY", "jpy jp¥ 円 日元 日圆 日圓 엔 yen japanese_yen เยน иен ين 日币 日幣 日元整 日本円 ين_ياباني"},
	{"USD", "usd us$ $ 美元 美金 美刀 달러 ドル 米ドル dollar dollars dólar dólares доллар доллара долларов دولار دولارات دولار_أمريكي us_dollars us_dollar u.s._dollars american_dollars 美元整 ดอลลาร์ đô usdt"},
	{"EUR", "eur € 欧元 歐元 유로 ユーロ euro euros евро يورو ยูโร"},
	{"GBP", "gbp £ 英镑 英鎊 파운드 ポンド pound pounds british_pounds pounds_sterling pfund livre livres libra libras фунт фунта фунтов جنيه ปอนด์"},
	{"HKD", "hkd hk$ 港元 港币 港幣 港纸 hong_kong_dollars دولار_هونغ_كونغ"},
	{"TWD", "twd nt$ ntd 新台币 新台幣 新臺幣 新台币元 台币 台幣"},
	{"MOP", "mop mop$ 澳门元 澳門元 澳门币 澳門幣"},
	{"KRW", "krw ₩ 원 韩元 韓元 韓圓 ウォン won korean_won вон 韩币 韓幣"},
	{"RUB", "rub ₽ 卢布 盧布 ルーブル руб рубль рубля рублей ruble rubles rubel"},
	{"THB", "thb ฿ บาท 泰铢 泰銖 バーツ baht"},
	{"VND", "vnd ₫ đồng 越南盾 dong"},
	{"IDR", "idr rp rupiah 印尼盾"},
	{"CHF", "chf sfr fr 瑞士法郎 franken 瑞郎 swiss_francs schweizer_franken"},
	{"SAR", "sar ريال ريال_سعودي ريالات_سعودية ر.س 里亚尔 沙特里亚尔 saudi_riyals riyals riyal"},
	{"AED", "aed درهم درهم_إماراتي دراهم د.إ 迪拉姆 dirhams dirham uae_dirhams"},
	{"QAR", "qar"},
	{"KWD", "kwd"},
	{"EGP", "egp"},
	{"SGD", "sgd s$ sg$ 新加坡元 新币 新元 singapore_dollars"},
	{"MYR", "myr rm 令吉 林吉特 ringgit"},
	{"AUD", "aud a$ au$ 澳元 澳币 澳大利亚元 australian_dollars"},
	{"CAD", "cad c$ ca$ 加元 加币 加拿大元 canadian_dollars"},
	{"INR", "inr ₹ 卢比 rupees"},
	{"BRL", "brl r$"},
	{"MXN", "mxn"},
	{"PHP", "php ₱"},
	{"SEK", "sek"},
	{"NOK", "nok"},
	{"DKK", "dkk"},
	{"PLN", "pln"},
	{"TRY", "try ₺"},
	{"ZAR", "zar"},
	{"NZD", "nzd nz$"},
	{"KZT", "kzt ₸"},
	{"UZS", "uzs"},
	{"PKR", "pkr"},
	{"ILS", "ils ₪"},
	{"CNH", "cnh"},
}
