package picture

import "strconv"

// samples are the golden pictures, in the languages of the site.
func samples() map[string]func() string {
	return map[string]func() string{
		"level-zh":      level("zh", false).SVG,
		"level-en":      level("en", false).SVG,
		"level-ar":      level("ar", false).SVG,
		"level-way-zh":  level("zh", true).SVG,
		"level-way-en":  level("en", true).SVG,
		"level-way-ar":  level("ar", true).SVG,
		"notes-en":      notes().SVG,
		"deep-en":       deep(14).SVG,
		"decisions-zh":  decisions("zh").SVG,
		"decisions-en":  decisions("en").SVG,
		"decisions-ar":  decisions("ar").SVG,
		"empty-tree":    (&Tree{ID: "e", Title: "Nothing"}).SVG,
		"empty-graph":   (&Graph{ID: "g", Title: "Nothing"}).SVG,
		"single-result": (&Tree{ID: "s", Title: "Always", Roots: []int{0}, Nodes: []Node{{Text: "basic people’s court"}}}).SVG,
	}
}

func again(lang string) func(int) string {
	return func(n int) string {
		return map[string]string{"zh": "见", "en": "see ", "ar": "انظر "}[lang] + strconv.Itoa(n)
	}
}

// words takes those of a language from a list of words in Chinese, English and Arabic.
func words(lang string, w ...[3]string) (out []string) {
	i := map[string]int{"zh": 0, "en": 1, "ar": 2}[lang]
	for _, s := range w {
		out = append(out, s[i])
	}
	return out
}

// level is the table of the level of courts.
func level(lang string, way bool) *Tree {
	w := words(
		lang,
		[3]string{"由哪一级法院审理", "Level of court", "درجة المحكمة"},
		[3]string{"是普通知识产权案件吗？", "Is it an ordinary intellectual property case?", "هل هي قضية ملكية فكرية عادية؟"},
		[3]string{"是", "yes", "نعم"},
		[3]string{"否", "no", "لا"},
		[3]string{"省（市）", "Province of the court", "المقاطعة أو المدينة"},
		[3]string{"四川", "Sichuan", "سيتشوان"},
		[3]string{"重庆", "Chongqing", "تشونغتشينغ"},
		[3]string{"标的额", "Amount in dispute", "المبلغ المطالب به"},
		[3]string{"不满100万元", "less than CNY 1,000,000", "أقل من 1,000,000 يوان"},
		[3]string{"100万元以上、不满50亿元", "CNY 1,000,000 or more, less than CNY 5,000,000,000", "من 1,000,000 يوان إلى أقل من 5,000,000,000 يوان"},
		[3]string{"50亿元以上", "CNY 5,000,000,000 or more", "5,000,000,000 يوان فأكثر"},
		[3]string{"基层人民法院", "basic people’s court", "محكمة الشعب الابتدائية"},
		[3]string{"中级人民法院", "intermediate people’s court", "محكمة الشعب المتوسطة"},
		[3]string{"高级人民法院", "higher people’s court", "محكمة الشعب العليا"},
		[3]string{"是否涉外", "Foreign-related or not", "هل العنصر أجنبي"},
		[3]string{"涉外，或者涉港澳台（参照涉外案件办理）", "foreign-related, or Hong Kong, Macao or Taiwan, treated by reference", "ذات عنصر أجنبي، أو من هونغ كونغ أو ماكاو أو تايوان"},
		[3]string{"国内", "domestic", "داخلية"},
		[3]string{"不满500万元", "less than CNY 5,000,000", "أقل من 5,000,000 يوان"},
		[3]string{"500万元以上、不满50亿元", "CNY 5,000,000 or more, less than CNY 5,000,000,000", "من 5,000,000 يوان إلى أقل من 5,000,000,000 يوان"},
		[3]string{"是否一方的住所在法院所在的省（市），另一方在外面？", "Is one party seated inside the court’s province and another outside it?", "هل لطرف واحد على الأقل موطن داخل مقاطعة المحكمة ولطرف آخر موطن خارجها؟"},
		[3]string{"不满1亿元", "less than CNY 100,000,000", "أقل من 100,000,000 يوان"},
		[3]string{"1亿元以上、不满5亿元", "CNY 100,000,000 or more, less than CNY 500,000,000", "من 100,000,000 يوان إلى أقل من 500,000,000 يوان"},
		[3]string{"5亿元以上、不满50亿元", "CNY 500,000,000 or more, less than CNY 5,000,000,000", "من 500,000,000 يوان إلى أقل من 5,000,000,000 يوان"},
		[3]string{"不在四川、重庆", "elsewhere", "في مكان آخر"},
		[3]string{"本站没有规则，请问法院", "no rule here: ask the court", "لا قاعدة هنا: اسأل المحكمة"},
		[3]string{"国内案件，判断法院级别所用的问题", "Questions that decide the level, with what each answer leads to.", "الأسئلة التي تحدد الدرجة وما يؤدي إليه كل جواب"},
	)
	const (
		ip = iota
		ipPlace
		sichuanIP
		chongqingIP
		foreign
		place
		domestic
		party
		basic
		intermediate
		high
		none
	)
	return &Tree{
		ID: "level-" + lang, Title: w[0], Desc: w[25], RTL: lang == "ar", Again: again(lang), Roots: []int{ip},
		Nodes: []Node{
			ip:           {w[1], "", []Answer{{w[2], ipPlace, false}, {w[3], foreign, way}}},
			ipPlace:      {w[4], "", []Answer{{w[5], sichuanIP, false}, {w[6], chongqingIP, false}, {w[23], none, false}}},
			sichuanIP:    {w[7], "", []Answer{{w[8], basic, false}, {w[9], intermediate, false}, {w[10], high, false}}},
			chongqingIP:  {w[7], "", []Answer{{w[17], basic, false}, {w[18], intermediate, false}, {w[10], high, false}}},
			foreign:      {w[14], "foreign-related.html", []Answer{{w[15], place, false}, {w[16], domestic, way}}},
			place:        {w[4], "", []Answer{{w[5], sichuanIP, false}, {w[6], chongqingIP, false}, {w[23], none, false}}},
			domestic:     {w[7], "", []Answer{{w[20], basic, false}, {w[21], party, way}, {w[22], intermediate, false}, {w[10], high, false}}},
			party:        {w[19], "", []Answer{{w[2], intermediate, way}, {w[3], basic, false}}},
			basic:        {w[11], "../courts/basic.html", nil},
			intermediate: {w[12], "../courts/intermediate.html", nil},
			high:         {w[13], "../courts/high.html", nil},
			none:         {w[24], "", nil},
		},
	}
}

// notes is a table that collects: each row stands by itself.
func notes() *Tree {
	return &Tree{
		ID: "notes", Title: "Remarks", Desc: "Remarks that are added to a result.", Again: again("en"), Roots: []int{0, 1, 3},
		Nodes: []Node{
			{"Kind of dispute", "", []Answer{{"dissolution of a company", 2, false}, {"anything else", 4, true}}},
			{"Is the <court> & its branch named in the clause?", "", []Answer{{"yes", 0, true}, {"no", 4, false}, {"unsure", 3, false}}},
			{"The level follows the registering authority: district or county, basic court; city and above, intermediate court.", "", nil},
			{"Ask the court.", "ask.html", nil},
			{"no remark", "", nil},
		},
	}
}

// deep is a chain of questions that does not fit beside each other.
func deep(n int) *Tree {
	t := &Tree{ID: "deep", Title: "A long way", Again: again("en"), Roots: []int{0}}
	for i := range n {
		t.Nodes = append(t.Nodes, Node{Text: "Does condition " + strconv.Itoa(i+1) + " hold?", Answers: []Answer{
			{Text: "yes", To: i + 1, Taken: i < n-2}, {Text: "no", To: n + 1, Taken: i == n-2},
		}})
	}
	t.Nodes = append(t.Nodes, Node{Text: "all hold", Href: "all.html"}, Node{Text: "one does not hold", Href: "none.html"})
	return t
}

// decisions are those of the court finder.
func decisions(lang string) *Graph {
	w := words(
		lang,
		[3]string{"这些规则怎样连在一起", "How the rules hang together", "كيف تترابط القواعد"},
		[3]string{"每个框是一个判断，线从它所依据的判断来。", "Each box is a decision; lines come from what it rests on.", "كل إطار حكم، والخطوط تأتي مما يقوم عليه."},
		[3]string{"属于哪类事项", "Class of matter", "صنف الموضوع"},
		[3]string{"争议类型、合同种类、金融种类", "kind of dispute, kind of contract, kind of finance", "موضوع النزاع، نوع العقد، نوع النزاع المالي"},
		[3]string{"是否涉外", "Foreign-related or not", "هل العنصر أجنبي"},
		[3]string{"当事人、境外的标的物或事实", "the parties, object or facts abroad", "الأطراف، عناصر خارج البر الرئيسي"},
		[3]string{"是不是商事案件", "Is it a commercial case", "هل القضية تجارية"},
		[3]string{"走哪一条办案线、以什么地点为准", "Which track the case follows and which places count", "مسار القضية والأماكن المعتبرة"},
		[3]string{"有没有仲裁条款挡在前面", "Does an arbitration clause stand in the way", "هل يعترض شرط التحكيم الطريق"},
		[3]string{"仲裁条款、案件进展", "arbitration clause, stage of the case", "اتفاق التحكيم، مرحلة القضية"},
		[3]string{"中国法院能不能管", "Can Chinese courts hear the case", "هل تختص المحاكم الصينية"},
		[3]string{"法院选择条款、被告在中国内地有住所", "choice of court, defendant seated in mainland China", "اتفاق على المحكمة، موطن المدعى عليه في البر الرئيسي"},
		[3]string{"凭什么地点确定", "Ground of territorial jurisdiction", "أساس الاختصاص المكاني"},
		[3]string{"哪个省（市）", "Province", "المقاطعة أو المدينة"},
		[3]string{"地点", "place", "المكان"},
		[3]string{"级别：由哪一级法院审理", "Level: which court by amount", "الدرجة: أي محكمة بحسب المبلغ"},
		[3]string{"标的额、一方在外省市", "amount in dispute, one party outside the province", "المبلغ المطالب به، أحد الأطراف خارج المقاطعة"},
		[3]string{"中级法院这一级是否集中到一家", "Is the case concentrated at intermediate level", "هل تُركَّز القضية في محكمة متوسطة واحدة"},
		[3]string{"专门法院", "Special court", "محكمة متخصصة"},
		[3]string{"当地的中级法院", "Local intermediate court", "المحكمة المتوسطة المحلية"},
		[3]string{"普通法院", "Ordinary court", "المحكمة العادية"},
		[3]string{"去哪个法院", "Which court", "إلى أي محكمة"},
		[3]string{"成都市中级人民法院", "Chengdu Intermediate People’s Court", "محكمة الشعب المتوسطة في تشنغدو"},
	)
	href := func(s string) string { return s + ".html" }
	return &Graph{
		ID: "decisions-" + lang, Title: w[0], Desc: w[1], RTL: lang == "ar",
		Boxes: []Box{
			{w[2], w[3], href("matter-class"), nil, false},
			{w[4], w[5], href("foreign-related"), nil, false},
			{w[6], "", href("commercial-case"), []int{0, 1}, false},
			{w[7], "", href("case-track"), []int{0, 1, 2}, false},
			{w[8], w[9], href("arbitration-gate"), []int{0, 1}, false},
			{w[10], w[11], href("china-jurisdiction"), []int{0, 1, 3}, false},
			{w[12], "", href("territorial-ground"), []int{3, 5}, false},
			{w[13], w[14], href("province"), []int{3, 6}, false},
			{w[15], w[16], href("court-level"), []int{1, 3, 7}, false},
			{w[17], "", href("concentration"), []int{1, 3, 7, 8}, false},
			{w[18], "", href("special-court"), []int{0, 3, 7}, false},
			{w[19], w[14], href("local-intermediate"), []int{7}, true},
			{w[20], "", href("ordinary-court"), []int{7, 8, 9, 11}, true},
			{w[21], w[22], "", []int{4, 5, 8, 9, 10, 12}, true},
		},
	}
}
