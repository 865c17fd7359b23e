// The words of the teacher's page in both languages, and the few helpers with which all its parts build elements.
"use strict";

const teacher = {};

((teacher) => {
  const words = {
    game: ["LOST UPDATE", "丢失的更新"],
    toGame: ["To the game", "去玩游戏"],
    teachers: ["For teachers", "老师页面"],
    title: ["For teachers · Lost Update", "老师页面 · 丢失的更新"],
    loading: ["Unpacking the levels …", "正在取出关卡……"],
    tabAssign: ["Make an assignment", "布置作业"],
    tabGrade: ["Grade tickets", "批改作业"],
    any: ["all", "全部"],
    comma: [", ", "、"],
    colon: [": ", "："],

    assignTitle: ["Make an assignment", "布置作业"],
    assignIntro: ["Choose levels and give your class the link. Nobody needs an account: everything that you ask for stands in the link itself.", "选好关卡，把链接发给学生就行。谁都不用注册账号：作业的内容全在链接里。"],
    label: ["What is it called?", "叫什么名字？"],
    labelExample: ["Week 3, group B", "第三周 2 班"],
    due: ["When is it due?", "什么时候交？"],
    dueExample: ["Friday, before the lesson", "周五上课前"],
    language: ["Language of the game", "游戏的语言"],
    languageAny: ["as the student likes", "由学生自己选"],
    hints: ["Hints that may be opened", "可以看的提示"],
    hintsFree: ["all", "全部"],
    hintsFirst: ["only the first of each level", "每关只能看第一条"],
    hintsNone: ["none", "不能看"],
    numbers: ["Numbers in the levels", "关卡里的数字"],
    numbersSame: ["the same for everybody", "全班相同"],
    numbersOwn: ["every student's own", "每个学生都不同"],
    numbersNote: ["With numbers of their own, neighbours get the same puzzle with other numbers and names, just as hard.", "选“每个学生都不同”时，邻座做的是同一道题，数字和名字不同，难度一样。"],
    seed: ["Seed", "种子"],
    draw: ["Draw another", "换一个"],
    seedNote: ["The student's name and this seed decide the numbers, here and when you grade. Another class gets other ones by another seed.", "学生的名字和这个种子一起决定数字，做题和批改时都一样。给别的班换一个种子，数字就不同。"],
    address: ["Address of the game", "游戏的网址"],
    addressNote: ["Where your students open it. This is the address of this page's own game; change it if theirs is another one.", "学生打开游戏用的网址。这里填的是本页面所在的游戏；如果学生用别的网址，请改掉。"],
    choose: ["Levels", "关卡"],
    filters: ["Filter", "筛选"],
    chapter: ["Chapter", "章节"],
    role: ["Role", "角色"],
    roleEngineer: ["engineer", "工程师"],
    roleSabotage: ["saboteur", "破坏者"],
    roleBoth: ["both", "两者"],
    concept: ["Concept", "概念"],
    search: ["Search", "搜索"],
    starsForNew: ["Stars for what you tick", "新选关卡要几颗星"],
    starsOf: ["stars wanted of {0}", "{0}要几颗星"],
    wholeChapter: ["all of it", "整章"],
    wholeChapterOf: ["all levels shown of chapter {0}", "选择第 {0} 章里显示的全部关卡"],
    filteredSome: ["Levels shown: {0} of {1}. What is ticked stays ticked.", "显示 {1} 关中的 {0} 关；已选的仍然算数。"],
    filteredNone: ["No level is like that.", "没有这样的关卡。"],
    chosen: ["Levels: {0} · stars wanted: {1}", "{0} 关，共要 {1} 颗星"],
    chooseNone: ["Untick all", "全部取消"],
    make: ["Make the assignment", "生成作业"],

    made: ["Give it out", "发给学生"],
    untitled: ["Assignment", "作业"],
    code: ["Code", "代码"],
    madeSum: ["Levels: {0} · stars wanted: {1} · hints: {2}", "{0} 关，共要 {1} 颗星 · 提示：{2}"],
    madeOwn: ["own numbers for every student (seed {0}) in {1} of these levels", "其中 {1} 关每个学生的数字都不同（种子 {0}）"],
    handoutHow: ["Open the link or scan the picture. When you are done, export your ticket under the list of levels and hand in that file.", "打开链接或扫描二维码。做完以后，在关卡列表下面导出交卷文件，交上来即可。"],
    qrOf: ["QR code of the link", "链接的二维码"],
    noQR: ["The link is too long for a QR code. It works all the same.", "链接太长，放不进二维码；链接本身照样能用。"],
    localOnly: ["This address works on this machine only. Put the game on a web server (go run ./game --export FOLDER) and enter that address above, or give out the text: go run ./game --assignment TEXT.", "这个网址只在本机有效。请把游戏放到网页服务器上（go run ./game --export FOLDER），再把网址填到上面；也可以发作业文字：go run ./game --assignment TEXT。"],
    copyLink: ["Copy link", "复制链接"],
    copyText: ["Copy text", "复制文字"],
    copyCode: ["Copy code", "复制代码"],
    saveQR: ["Save QR code", "保存二维码"],
    print: ["Print", "打印"],
    openStudent: ["Open as a student", "以学生身份打开"],
    toGrade: ["Grade it", "批改这份作业"],
    copied: ["Copied.", "已复制。"],
    copyRefused: ["The browser does not let this page copy. Select the link and copy it yourself.", "浏览器不允许本页面复制，请手动选中链接复制。"],
    starsShort: ["{0} ★", "{0} ★"],
    kept: ["Your last assignments", "最近的作业"],
    keptNote: ["They are kept in this browser only.", "只保存在这个浏览器里。"],
    keptNone: ["None yet.", "还没有。"],
    keptLine: ["{0} · code {1} · levels: {2}", "{0} · 代码 {1} · {2} 关"],
    keptOpen: ["Open", "打开"],
    keptDelete: ["Delete", "删除"],
    keptOpenOf: ["Open {0}", "打开 {0}"],
    keptDeleteOf: ["Delete {0}", "删除 {0}"],
    keptTold: ["Deleted.", "已删除。"],
    unkept: ["This browser keeps no data for this page, so copy what you need.", "这个浏览器不保存本页面的数据，请把需要的内容复制下来。"],

    gradeTitle: ["Grade tickets", "批改作业"],
    promise: ["Nothing is uploaded. The inspector runs in this page, and tries every schedule of every solution again: what counts is what it proves, not what a file says of itself.", "不会上传任何东西。检查员就在这个页面里工作，把每个解法在所有调度下重新试一遍：算数的是它证明的结果，而不是文件里怎么说。"],
    forAssignment: ["For which assignment?", "批改哪份作业？"],
    forAll: ["none: every level that was handed in", "不限：所有交来的关卡"],
    forPasted: ["the link beside", "旁边的链接"],
    forLink: ["Or paste its link", "或者粘贴作业链接"],
    dropNote: ["Students make a ticket in the game, under the list of the assignment's levels: Export ticket. Whoever teaches with the class server (inspector serve) has none to collect.", "学生在游戏里作业关卡列表的下面点“导出交卷文件”。用班级服务器（inspector serve）上课，就没有文件要收。"],
    drop: ["Drop a folder, a zip archive or tickets here", "把文件夹、zip 压缩包或交卷文件拖到这里"],
    pickFolder: ["Choose a folder", "选择文件夹"],
    pickFiles: ["Choose files", "选择文件"],
    reading: ["Reading files: {0}", "正在读取文件：{0}"],
    judging: ["{0} of {1} solutions judged", "已评判 {0} / {1} 个解法"],
    cancel: ["Cancel", "取消"],
    cancelled: ["Cancelled. Drop the tickets again to start anew.", "已取消。想重新批改，请再拖入一次。"],
    nothingThere: ["There is no file in it.", "里面没有文件。"],
    gradedIn: ["Tickets graded: {0}, in {1} s.", "批改完成：{0} 份，用时 {1} 秒。"],
    summary: ["The class", "全班"],
    figTickets: ["Tickets", "交卷"],
    figLevels: ["Levels", "关卡"],
    figSolutions: ["Solutions, judged under every schedule", "在所有调度下评判过的解法"],
    figDone: ["Done with everything", "全部完成的人"],
    figRefused: ["Files not graded", "未评分的文件"],
    downloads: ["Downloads", "下载"],
    getCSV: ["CSV", "CSV"],
    getGradebook: ["Gradebook (CSV)", "成绩册（CSV）"],
    getHTML: ["Report (HTML)", "报告（HTML）"],
    getJSON: ["JSON", "JSON"],
    clear: ["Clear the desk", "清空"],
    problems: ["To look at", "值得留意"],
    problemsRefused: ["Not graded", "未评分"],
    problemsStrange: ["About the assignment", "关于作业"],
    problemsOdd: ["Graded, but odd", "已评分，但有异常"],
    colFile: ["file", "文件"],
    colWhat: ["what", "情况"],
    colName: ["name", "名字"],
    colDone: ["done", "完成"],
    colStars: ["stars", "星"],
    colLevel: ["level", "关卡"],
    kinds: [{
      unreadable: "not readable", newer: "newer version", "too-large": "too large", unsafe: "unsafe", "no-ticket": "no ticket", "cut-off": "damaged",
      edited: "edited", duplicate: "twice", "same-name": "same name", "other-assignment": "other assignment", "other-rules": "other rules",
      "other-revision": "other revision", "other-variant": "another student's numbers", costly: "costly", "unknown-level": "unknown level",
    }, {
      unreadable: "无法读取", newer: "版本更新", "too-large": "太大", unsafe: "不安全", "no-ticket": "不是交卷文件", "cut-off": "损坏",
      edited: "被改动", duplicate: "重复", "same-name": "重名", "other-assignment": "别的作业", "other-rules": "别的规则",
      "other-revision": "别的版本", "other-variant": "别人的数字", costly: "耗时", "unknown-level": "未知关卡",
    }],
    grid: ["Students and levels", "学生与关卡"],
    show: ["Show", "显示"],
    showAll: ["everybody", "所有人"],
    showOpen: ["not finished", "没完成的"],
    showWrong: ["with something wrong", "有不对的"],
    showDone: ["finished", "已完成的"],
    showOdd: ["with a remark", "有备注的"],
    words: ["words in the table", "表格里显示文字"],
    gridHint: ["A mark tells more when it is pressed. Tab goes to the table, the arrow keys from mark to mark, Enter opens; the heads of columns sort.", "点一个格子看详情。用 Tab 键进入表格，方向键移动，Enter 打开；点列标题可排序。"],
    gridCount: ["Students shown: {0} of {1}.", "显示 {1} 名学生中的 {0} 名。"],
    legend: ["★ proved, a star for each · ☆ wanted, not earned · ½ one part of two · ✗ wrong · ? undecided · ≠ other revision · ! cannot be built · – not handed in", "★ 已证明，每颗一星 · ☆ 要求但未得到 · ½ 完成一半 · ✗ 不对 · ? 未判定 · ≠ 另一版关卡 · ! 搭不出来 · – 未提交"],
    states: [{
      proved: "proved", half: "one part of two", refuted: "wrong", undecided: "undecided", foreign: "other revision", illegal: "cannot be built", missing: "not handed in",
    }, {
      proved: "已证明", half: "完成一半", refuted: "不对", undecided: "未判定", foreign: "另一版关卡", illegal: "搭不出来", missing: "未提交",
    }],
    starsOfWanted: ["{0}, {1} of {2} stars wanted", "{0}，要求 {2} 颗星，得到 {1} 颗"],
    remarks: ["remarks: {0}", "备注：{0}"],
    metRow: ["done by", "完成人数"],
    stuck: ["Who is stuck where", "谁卡在哪里"],
    stuckNone: ["Nobody: what was handed in is done.", "没有人：交来的都完成了。"],
    colStuck: ["tried, not done", "试过但没完成"],
    colMissing: ["not handed in", "未提交"],
    concepts: ["Concepts", "概念"],
    colConcept: ["concept", "概念"],
    colProved: ["proved", "已证明"],
    colWrong: ["wrong", "不对"],
    colWhy: ["what went wrong", "错在哪里"],
    times: ["{0} × {1}", "{0} × {1}"],
    bars: ["How good the right solutions are", "正确解法有多好"],
    metric: ["Measure", "指标"],
    ticks: ["ticks", "拍数"],
    switches: ["switches", "换人"],
    keys: ["keys", "钥匙"],
    memory: ["memory", "内存"],
    steps: ["steps of the schedule", "调度步数"],
    interrupts: ["interrupts", "打断次数"],
    barsBeyond: ["Every student had numbers of his own: ticks, switches and steps are those beyond the best solution for them.", "每个学生的数字不同：拍数、换人和步数是比各自最优解多出的部分。"],
    markVariant: ["Variant {0} of the level, by this name.", "按这个名字，做的是这一关的第 {0} 种数字。"],
    barsNone: ["No proved solution has this measure.", "没有已证明的解法有这项指标。"],
    colValue: ["value", "数值"],
    colStudents: ["students", "人数"],
    alike: ["The same solutions", "相同的解法"],
    alikeNote: ["A small level has few right solutions: one in common is no sign of anything. Named are wrong ones in common, and right ones of levels that have many.", "小关卡的正确解法本来就少，相同并不说明什么。这里只列出相同的错误解法，以及正确解法很多的关卡里相同的解法。"],
    alikeNone: ["Nothing that tells anything.", "没有值得一提的。"],
    twins: ["The same solutions throughout", "所有解法都相同"],
    alikeProved: ["the same right solution, one of {0}", "相同的正确解法（正确解法共 {0} 种）"],
    alikeWrong: ["the same wrong solution", "相同的错误解法"],
    markOf: ["{0} · {1}", "{0} · {1}"],
    markMeasures: ["Measures", "指标"],
    markAlike: ["The same solution as {0}.", "与 {0} 的解法相同。"],
    markAlone: ["Nobody else has this solution.", "没有别人交同样的解法。"],
    markMissing: ["Nothing was handed in for this level.", "这一关没有提交。"],
    markHalf: ["One of the two parts of this level is proved, the other was not handed in.", "这一关的两部分中有一部分已证明，另一部分没有提交。"],
    markProved: ["Right under every schedule.", "在所有调度下都正确。"],
    markOpen: ["Open it in the game", "在游戏中打开"],
    markOpenPart: ["Open it in the game: {0}", "在游戏中打开：{0}"],
    markSource: ["The solution as it was handed in", "交来的解法"],
    close: ["Close", "关闭"],

    noWasm: ["This browser has no WebAssembly or no workers, or they are switched off. Current Firefox, Chrome, Edge and Safari have both.", "这个浏览器不支持 WebAssembly 或 Worker，或者它们被关掉了。新版的 Firefox、Chrome、Edge 和 Safari 都支持。"],
    asFile: ["This page was opened as a file. Put the whole folder on any web server, for example with: python3 -m http.server", "这个页面是直接当作文件打开的。请把整个文件夹放到任意一个网页服务器上，例如运行：python3 -m http.server"],
    noNetwork: ["A part of the page did not arrive. Check the connection and reload. ({0})", "页面没有下载完整。请检查网络，然后重新加载。（{0}）"],
    stopped: ["The inspector has stopped, which should not happen. Reload the page and grade again. ({0})", "检查员停了下来，这不该发生。请重新加载页面再批改。（{0}）"],
  };

  const index = () => (teacher.language === "zh" ? 1 : 0);

  teacher.language = "en";

  // say gives a text in the language of the page; {0}, {1} stand for what follows.
  teacher.say = (key, ...values) => words[key][index()].replace(/\{(\d)\}/g, (_, n) => values[Number(n)]);

  // word gives one of a list of words, such as that of a state, and the name itself where there is none.
  teacher.word = (list, name) => words[list][index()][name] || name;

  // pick gives the side of a text in both languages.
  teacher.pick = (text) => (teacher.language === "zh" ? text.zh : text.en);

  teacher.byId = (id) => document.getElementById(id);

  // el makes an element. Properties that begin with "data-" or "aria-", and others that HTML knows as attributes only, are
  // set as such; children are elements and texts. There is no way to give it HTML, so what a ticket says stays a text.
  teacher.el = (name, properties = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (value === undefined || value === false) {
        continue;
      }
      if (/^(data-|aria-|role$|scope$|for$|colspan$|headers$)/.test(key)) {
        element.setAttribute(key, value);
      } else {
        element[key] = value;
      }
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
  };

  const listeners = [];

  // onLanguage calls a function whenever the language has changed.
  teacher.onLanguage = (listener) => listeners.push(listener);

  // translate fills in the words of what stands in the page, and has its parts do the same.
  teacher.translate = (language) => {
    teacher.language = language;
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
    document.title = teacher.say("title");
    for (const [attribute, set] of [
      ["data-t", (e, text) => { e.textContent = text; }],
      ["data-t-label", (e, text) => e.setAttribute("aria-label", text)],
      ["data-t-title", (e, text) => { e.title = text; }],
      ["data-t-placeholder", (e, text) => { e.placeholder = text; }],
    ]) {
      for (const element of document.querySelectorAll("[" + attribute + "]")) {
        set(element, teacher.say(element.getAttribute(attribute)));
      }
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
    listeners.forEach((listener) => listener());
  };

  // save hands the teacher a file.
  teacher.save = (name, type, content) => {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = teacher.el("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  // fail tells what keeps the page from working.
  teacher.fail = (key, detail) => {
    const trouble = teacher.byId("trouble");
    trouble.textContent = teacher.say(key, detail || "");
    trouble.hidden = false;
    teacher.byId("loading").hidden = true;
  };
})(teacher);
