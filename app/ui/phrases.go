package ui

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// phrases is a Chinese heading in parts that go to the next line whole, where they fit
// there, and else break by the rules of Chinese: after a comma or a colon, before a
// bracket, around the name of a law. Within a part words stay whole. Other texts stay one.
func phrases(text string) any {
	var out []app.UI
	begin := 0
	cut := func(end int) {
		if end > begin {
			out = append(out, el("span", at{"class", "phrase"}, whole(text[begin:end])))
			begin = end
		}
	}
	var last rune
	for i, r := range text {
		if strings.ContainsRune("（《", r) && !strings.ContainsRune("（《“", last) ||
			strings.ContainsRune("，、：；？！》）", last) && !strings.ContainsRune("，、：；？！》）”", r) {
			cut(i)
		}
		last = r
	}
	if out == nil {
		return whole(text)
	}
	cut(len(text))
	return out
}

// whole is a Chinese heading whose words are not broken at the end of a line, as Chinese
// otherwise may be between any two characters: 中华人民共和国 reads badly in halves. Other
// texts stay as they are.
func whole(text string) any {
	if !chinese(text) {
		return text
	}
	var out []any
	begin := 0
	for i := 0; i < len(text); {
		n := wordAt(text[i:])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		if i > begin {
			out = append(out, text[begin:i])
		}
		out = append(out, el("span", at{"class", "word"}, text[i:i+n]))
		i += n
		begin = i
	}
	if out == nil || len(out) == 1 && begin == len(text) { // a word alone has no other place to go
		return text
	}
	if begin < len(text) {
		out = append(out, text[begin:])
	}
	return flatten(nil, out)
}

// kept is such a text in a link: links may be flexible boxes, in which each part would be
// a box of its own.
func kept(text string) any {
	if parts := whole(text); parts != text {
		return el("span", nil, parts)
	}
	return text
}

// chinese reports whether a text is, rather than one with some Chinese in it.
func chinese(text string) bool {
	han, all := 0, 0
	for _, r := range text {
		if all++; unicode.Is(unicode.Han, r) {
			han++
		}
	}
	return 2*han >= all
}

// titleWords are the words of [keptWhole], and how many characters the longest has.
var titleWords = sync.OnceValue(func() (out struct {
	has     map[string]bool
	longest int
},
) {
	out.has = make(map[string]bool)
	for _, w := range strings.Fields(keptWhole) {
		out.has[w] = true
		out.longest = max(out.longest, utf8.RuneCountInString(w))
	}
	return out
})

// wordAt is the length of the word that s begins with, 0 if none is known: the longest of
// the list, or a figure with its unit, each with the 的 behind it; or a short remark in brackets.
func wordAt(s string) int {
	end := 0
	switch r, size := utf8.DecodeRuneInString(s); {
	case r == '（':
		close := strings.Index(s, "）")
		if n := utf8.RuneCountInString(s[:max(0, close)]); n < 2 || n > 5 {
			return 0
		}
		return close + len("）")
	case r >= '0' && r <= '9':
		for _, r := range s {
			if (r < '0' || r > '9') && r != ',' && r != '.' && !strings.ContainsRune("十百千万亿元年月日号条家个", r) {
				break
			}
			end += utf8.RuneLen(r)
		}
		if strings.Trim(s[:end], "0123456789,.") == "" {
			return 0 // of another language, perhaps
		}
	case !unicode.Is(unicode.Han, r):
		return 0
	default:
		words := titleWords()
		i, n := size, 1
		for i < len(s) && n < words.longest {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			if n++; words.has[s[:i]] {
				end = i
			}
		}
		if end == 0 {
			return 0
		}
	}
	if strings.HasPrefix(s[end:], "的") {
		end += len("的")
	}
	return end
}

// keptWhole are the words of titles: of courts, of laws, of questions and worked cases.
const keptWhole = `
中华人民共和国 最高人民法院 高级人民法院 中级人民法院 基层人民法院 人民法院 高级法院 中级法院 基层法院 法院
铁路运输 海事 金融 知识产权 法庭 国际 商事 破产 自由贸易试验区 自贸试验区 自由贸易 自贸区 试验区 高新技术 产业开发区
开发区 天府新区 两江新区 片区 特别行政区 行政区划 行政 直管区 辖区 国务院 检察院
民事诉讼法 民法典 诉讼法 仲裁法 公司法 破产法 保险法 投资法 制裁法 豁免法 贸易法 适用法 海商法 程序法 竞争法
民事 民商事 刑事 诉讼 仲裁 裁决 判决 裁定 司法 审查 解释 规定 若干规定 若干问题 若干 问题 意见 通知 批复 复函 安排 公约
条例 办法 纪要 会议 公告 规则 标准 范围 指导性 案例 示例 案件 案子 纠纷 争议 合同 买卖 销售 货物 管辖 管辖权 集中
级别 执行 承认 认可 申请 确认 撤销 协议 协助 效力 有效 无效 受理 审理 处理 适用 法律 涉外 著作权 商标 专利
侵权 侵害 垄断 证据 送达 文书 登记 立案 保全 财产 企业 公司 债务 债务人 债权人 利息 货币 外币 货款 欠款 外国 境外 内地 国内
香港 澳门 台湾 港澳台 大湾区 地区 当事人 原告 被告 对方 买方 卖方 住所 住所地 所在地 居住地 地点 履行 书面 约定 条款
是否 有没有 没有 什么 哪里 哪个 哪家 哪一家 哪一种 哪一级 哪一天 哪一步 哪一部分 一个 一方 一方之间 一级 一审 一种 至少 双方 各方 之间
以外 以前 以上 以下 其他 其中 核实 查询 指引 图示 网络 传播权 信用证 独立保函 保函 票据 期货 证券 市场 虚假陈述 赔偿
损害 运输 铁路 保险 机构 律师 事务所 代表 常驻 投资者 投资 外商 独资 外商独资 劳动 调解 依据 标的额 标的物 人民币 中国
四川 重庆 成都 泸州 绵阳 武汉 成渝 诉讼费 费用 计算 这一周 事项 注意 第一审 第一 第二 第三 第四 第五 建设工程 工程 施工
不动产 房屋 租赁 港口 船舶 代理 货运 贷款 业务 经营 活动 服务 组织 财产权 清算 重整 强制 股东 股权 董事 工资 员工
起诉 应诉 上诉 答辩 代位 保证人 保证 担保 违约 违约金 解除 交付 付款 收货 到期 逾期 延迟 中止 驳回 异议 回避
可以 可能 应当 必须 不能 已经 因为 所以 如果 或者 以及 关于 为了 由于 按照 根据
条约 惯例 生效 期限 期间 时效 风险 提示 检验 瑕疵 原件 原物 冻结 查封 限制 出境 错过 消灭 权利
设备 技术 许可 转让 加工 承揽 进口 出口 海关 税务 处罚 网上 在线 跨境 电子 签订 签字 登记地 发生地 结果 事实
`
