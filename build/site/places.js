// Wentu: finds the places that a text can mean: an address, or the name of a division, of
// an area or of a state, in Chinese, pinyin, English or Arabic. The build puts the places in
// for "data". The script hands a function over to wentuPlaces, see place.js: text → places,
// each with its path and the answers that it can have.
(() => {
  "use strict";
  const PEOPLES = /(?:(?:土家|苗|藏|羌|彝|回|壮|满|侗|瑶|白|傣|傈僳|纳西|蒙古|布依|哈尼|黎|畲|土|撒拉|东乡|保安|朝鲜|哈萨克|柯尔克孜|景颇|拉祜|佤|布朗|独龙|怒|普米|水|仡佬|仫佬|毛南|达斡尔|鄂温克|裕固|塔吉克|锡伯|各)族|维吾尔)+$/;
  const KIND = /(?:特别行政区|自治[区州县旗]|民族[乡镇]|地区|街道|[省市区县旗州盟镇乡])$/;
  // A name without what kind of division it is: 石柱土家族自治县 → 石柱.
  const shorten = (name) => {
    const s = name.replace(KIND, "").replace(PEOPLES, "");
    return s.length > 1 ? s : name;
  };

  const han = /\p{Script=Han}/u;
  const OLD = new Map("區区縣县鄉乡鎮镇慶庆龍龙瀘泸綿绵陽阳內内樂乐達达資资廣广寧宁漢汉華华雙双東东萬万開开雲云豐丰墊垫長长潤润銅铜榮荣壩坝橋桥園园興兴機机場场國国臺台灣湾門门贛赣遼辽蘇苏滬沪濟济陝陕貴贵肅肃爾尔濱滨瀋沈鄭郑蘭兰烏乌魯鲁齊齐連连無无錫锡島岛廈厦溫温紹绍號号錦锦簡简邛邛郫郫".match(/../gu).map((p) => [...p]));
  const unmarked = (s) => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const latin = (s) => unmarked(s).replace(/&/g, " and ").replace(/[’'ʼ‘`´.]/g, "").replace(/([ln])[vü]/g, "$1u");
  const arabic = (s) => unmarked(s).replace(/\u0640/g, "").replace(/[أإآٱ]/g, "ا").replace(/ة/g, "ه").replace(/ى/g, "ي").replace(/(^|[^\p{L}])ال(?=\p{L}{3})/gu, "$1");
  const joined = (s) => (/\p{Script=Arabic}/u.test(s) ? arabic(s) : latin(s)).replace(/[^\p{L}]/gu, "");

  // prepare makes of the data what is searched: nodes = divisions, areas and states.
  const prepare = (d) => {
    const nodes = [], keys = new Map(), at = new Map(), above = [];
    const values = (letters) => [...letters].map((c) => d.values[c.charCodeAt(0) - 97]);
    const key = (k, n) => {
      if (k.length < 2) return;
      const list = keys.get(k);
      list ? list.includes(n) || list.push(n) : keys.set(k, [n]);
    };
    const node = (name, up, letters) => {
      const n = { name, up, names: [name], short: shorten(name), small: /(?:街道|[镇乡])$/.test(name), all: new Set(letters), path: up ? up.path + name : name };
      for (let u = up; u; u = u.up) for (const c of letters) u.all.add(c);
      nodes.push(n);
      return n;
    };
    for (const line of d.tree.split("\n")) {
      const level = line.length - line.trimStart().length;
      for (const word of line.trim().split(" ")) {
        if (!word) continue;
        const [name, own] = word.split("=");
        const up = level ? above[level - 1] : null;
        const n = node(name, up, own === undefined ? (up ? up.own : "") : own);
        n.own = own === undefined ? (up ? up.own : "") : own;
        above[level] = n;
        at.set((up ? up.at + "/" : "") + name, n);
        n.at = (up ? up.at + "/" : "") + name;
        n.whole = !up;
      }
    }
    const also = (n, names) => {
      for (const s of names || []) han.test(s) ? n.names.push(s) : key(joined(s), n);
    };
    for (const z of d.zones) {
      const n = node(z.name, at.get(z.in), z.answers);
      n.common = z.common;
      n.zone = true;
      n.over = (z.over || []).map((p) => at.get(p));
      also(n, z.also);
    }
    for (const p in d.names) also(at.get(p), d.names[p]);
    for (const s of d.states) {
      const n = node(s, null, d.abroad);
      n.state = true;
      han.test(s) || also(n, [s]);
    }
    for (const n of nodes) n.values = values(n.all);
    // Who says 成都天府 or 泸州临港 may mean the area as well as the town of that name.
    const zones = nodes.filter((n) => n.zone);
    for (const n of nodes) n.vague = n.small && zones.some((z) => z.name.includes(n.short) && z.up === n.up.up);

    return { nodes, keys, spell: () => spell(nodes, d.read, key) };
  };

  // spell enters how the names are read, at the first text that is not Chinese.
  const spell = (nodes, lines, key) => {
    const readings = new Map();
    for (const line of lines.split("\n")) {
      const [p, chars] = line.split(" ");
      for (const c of chars || "") readings.set(c, [...(readings.get(c) || []), p.replace("v", "u")]);
    }
    const read = (name) => { // up to sixteen ways
      let out = [""];
      for (const c of name) out = (readings.get(c) || ["?"]).flatMap((p) => out.map((o) => o + p)).slice(0, 16);
      return out;
    };
    for (const n of nodes) {
      for (const name of n.names) {
        if (!han.test(name)) continue;
        for (const k of read(name)) key(k, n);
        if (shorten(name) !== name) for (const k of read(shorten(name))) key(k, n);
      }
    }
  };

  const BRANCH = /^(?:分公司|子公司|公司|[分支]行|[分律]所|分院|分部|办事处|代表处|办公室|项目部|工厂|仓库)/;

  // A mention is a stretch of the text and the nodes that it can name.
  const mention = (list, n, i, j) => {
    const m = list.find((m) => m.i === i && m.j === j);
    m ? m.nodes.includes(n) || m.nodes.push(n) : list.push({ i, j, nodes: [n] });
  };
  const outermost = (list) => list.filter((m) => !list.some((o) => o.i <= m.i && o.j >= m.j && o.j - o.i > m.j - m.i));

  const chinese = (nodes, text) => {
    const gaps = new Set(); // where a blank stood, which may part two names, or the signs of one
    let t = [...text.normalize("NFKC")].map((c) => OLD.get(c) || c).join("")
      .replace(/[(]([^()]+)[)](?=自由贸易|自贸)/, "$1").replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "_").replace(/[^\p{Script=Han}_]+/gu, "|").replace(/^\|/, "").replace(/^(?:中华人民共和国|中国(?!香港|澳门|台湾))/, "");
    for (let i; (i = t.indexOf("_")) >= 0; t = t.slice(0, i) + t.slice(i + 1)) gaps.add(i);
    const out = [], ends = new Map(), ended = new Set();
    const anchored = (i, n, j) => {
      if (i === 0 || t[i - 1] === "|" || gaps.has(i)) return true;
      const and = /(?:以及|或者|[和或与及跟、])$/.exec(t.slice(0, i));
      if (and && ended.has(and.index)) return true; // 自贡和成都
      if (!n.small && (/[在到往从于至]$/.test(t.slice(0, i)) || BRANCH.test(t.slice(j)))) return true; // 上海某某公司成都分公司
      for (let u = n.up; u; u = u.up) if ((ends.get(u) || []).includes(i)) return true;
      return false;
    };
    const each = (s, n, bare) => {
      for (let i = t.indexOf(s); i >= 0; i = t.indexOf(s, i + 1)) {
        const j = i + s.length;
        if (bare && (!anchored(i, n, j) || /^[东西南北中大]?[路巷道街](?!道)/.test(t.slice(j)))) continue;
        // 天府五街 is no street of the town of 天府.
        if (bare && n.small && (n.vague || !/^(?:$|\||和|或|与|及|跟|以及)/.test(t.slice(j)))) continue;
        mention(out, n, i, j);
        ends.set(n, [...(ends.get(n) || []), j]);
        ended.add(j);
      }
    };
    for (let before = -1; before !== ended.size;) { // what ends further on anchors more
      before = ended.size;
      for (const n of nodes) {
        for (const name of n.names) {
          if (!han.test(name)) continue;
          each(name, n, name.length < 3 || n.state);
          if (!n.state && shorten(name) !== name) each(shorten(name), n, true);
        }
      }
    }
    return outermost(out);
  };

  // What the word after a name says of it, and the words that make it the name of a road.
  const TYPES = { district: "区", county: "县", city: "市", municipality: "市", province: "省", prefecture: "州", town: "镇乡", township: "乡镇", subdistrict: "道", street: "道" };
  const ROADS = new Set("road rd lu avenue ave dadao jie lane boulevard blvd highway st way xiang".split(" "));
  const SIDES = new Set("north south east west middle central".split(" ")); // Sichuan North Road
  const STREETS = new Set("شارع طريق جاده".split(" ")); // before the name
  const EMPTY = new Set("china zhongguo prc the of in and new area zone district county city town north south east west no building floor room tower road street qu shi sheng xian zhen".split(" "));
  const spelled = (keys, text, letters, normal) => {
    const words = []; // "" where a run of words ends
    for (const part of normal(text).split(/([^\p{L}\s-]+)/u)) {
      if (!/\p{L}/u.test(part)) {
        words.push("");
        continue;
      }
      words.push(...part.split(/[\s-]+/).map((w) => (letters.test(w) ? w : "")));
    }
    const out = [];
    const said = words.filter(Boolean);
    for (let i = 0; i < words.length; i++) {
      let run = "";
      for (let j = i; j < words.length && j < i + 9 && words[j]; j++) {
        run += words[j];
        let nodes = keys.get(run);
        const next = words[j + 1] || "";
        if (!nodes || ROADS.has(next) || (SIDES.has(next) && ROADS.has(words[j + 2])) || STREETS.has(words[i - 1]) || (EMPTY.has(run) && (said.length > 1 || run !== "xian"))) continue;
        const type = TYPES[next];
        const typed = type && nodes.filter((n) => type.includes(n.name.at(-1)));
        if (type && !typed.length && next === "street") continue;
        if (type && typed.length) nodes = typed;
        // A province, or a state by its own name, goes before a town that sounds the same.
        const states = nodes.filter((n) => n.state);
        const whole = states.length ? nodes.filter((n) => !n.small) : nodes.filter((n) => n.whole);
        if (whole.length) nodes = whole;
        // Tianfu Software Park does not lie in the town of Tianfu, though in the same city.
        const on = words.slice(j + 1, j + 4).find(Boolean);
        if (!type && (nodes.some((n) => n.vague) || (next && !keys.has(next)) || ROADS.has(on) || /^(?:st|nd|rd|th)$/.test(on))) nodes = nodes.map((n) => (n.small && n.up.up) || n);
        for (const n of nodes) mention(out, n, i, j + 1);
      }
    }
    return outermost(out);
  };

  // above tells whether n lies in u, or is it.
  const above = (u, n) => {
    for (; n; n = n.up) if (n === u || (u.over && u.over.includes(n))) return true;
    return false;
  };
  const related = (a, b) => above(a, b) || above(b, a);

  // search gives the places that a text can mean: those that most of its names agree on,
  // and what contradicts them.
  const search = (data, text) => {
    const { nodes, keys } = data;
    if (/[a-z]/i.test(text) && !data.spelled) data.spelled = data.spell() || true;
    let all = [
      ...(han.test(text) ? chinese(nodes, text) : []),
      ...spelled(keys, text, /^[a-z]+$/, latin),
      ...spelled(keys, text, /^\p{Script=Arabic}+$/u, arabic),
    ];
    const agrees = (m, n) => m.nodes.some((o) => related(o, n));
    if (all.some((m) => !m.nodes.every((n) => n.common))) {
      all = all.filter((m) => !m.nodes.every((n) => n.common && !all.some((o) => o !== m && agrees(o, n))));
    }
    let best = [...new Set(all.flatMap((m) => m.nodes))];
    best = best.filter((n) => !best.some((o) => o !== n && above(n, o))); // the innermost
    const votes = new Map(best.map((n) => [n, all.filter((m) => agrees(m, n)).length]));
    const most = Math.max(...votes.values());
    best = best.filter((n) => votes.get(n) === most);
    for (const m of all) {
      if (!best.some((n) => agrees(m, n))) best.push(...m.nodes.filter((n) => !n.common));
    }
    // A part of a free trade zone goes before the whole.
    best = best.filter((n) => !n.zone || !best.some((o) => o !== n && o.zone && above(n.up, o) && o.values.every((v) => n.values.includes(v)) && o.values.length < n.values.length));
    // An area that is named beside a division leaves it the answers that both have.
    const zones = all.flatMap((m) => m.nodes).filter((n) => n.over);
    return [...new Set(best)].map((n) => {
      const both = zones.filter((z) => z !== n && above(z, n)).reduce((v, z) => v.filter((a) => z.values.includes(a)), n.values);
      return { path: n.path, values: both.length ? both : n.values };
    });
  };
  const data = prepare("data");
  wentuPlaces((text) => search(data, text));
})();
