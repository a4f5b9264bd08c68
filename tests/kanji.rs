//! Which spellings of a name are one, and which are two people's: pairs that were reviewed one by one.

#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]

use kenshu::value::fold_name;

/// Two spellings of one name.
const RELATE: &str = "
髙橋 高橋|髙木 高木|﨑山 崎山|宮嵜 宮崎|山﨑 山崎|渡邊 渡辺|渡邉 渡辺|川邊 川邉|濱田 浜田|濵田 浜田|濱口 濵口|中嶋 中島|小嶌 小島|嶋田 島田
𠮷田 吉田|𠮷川 吉川|眞田 真田|眞理 真理|舘野 館野|冨田 富田|冨永 富永|齋藤 斎藤|齊藤 斉藤|櫻井 桜井|澤田 沢田|廣瀬 広瀬|廣瀨 広瀬|國分 国分
圀府 国府|瀨戸 瀬戸|德永 徳永|惠子 恵子|龍一 竜一|龍ヶ崎 竜ケ崎|柳田 栁田|關口 関口|瀧本 滝本|澁谷 渋谷|澀谷 渋谷|榮一 栄一|彌生 弥生|靜香 静香
實 実|黑田 黒田|靑木 青木|淸水 清水|黃瀬 黄瀬|鹽田 塩田|鐵也 鉄也|鐡也 鉄也|劍持 剣持|劔持 剣持|條 条|藏本 蔵本|禮子 礼子|萬田 万田|圓山 円山|會田 会田
壽美 寿美|寶田 宝田|龜井 亀井|薗田 園田|埜口 野口|穐山 秋山|穗積 穂積|稻垣 稲垣|鶴田 靏田|靍田 鶴田|薮内 藪内|籔内 薮内|蘆田 芦田|渕上 淵上|渊上 淵上
舩橋 船橋|桒原 桑原|曾根 曽根|郞 郎|杦山 杉山|枩田 松田|柗田 松田|栢木 柏木|檜山 桧山|峯田 峰田|嶽本 岳本|堯 尭|彥 彦|產 産|姬野 姫野|鄕田 郷田
戶田 戸田|吳 呉|薰 薫|勳 勲|衞 衛|巖 巌|亙 亘|凛 凜|晄 晃|槇原 槙原|萠 萌|遙 遥|凉子 涼子|莊司 荘司|圡屋 土屋|𡈽屋 土屋|𣘺本 橋本|槗本 橋本|楳田 梅田
曻 昇|瑤子 瑶子|聰 聡|舍川 舎川|鴈野 雁野|栃木 杤木|虎 乕|熙 煕|迪子 廸子|昂 昻|曺 曹|羣司 群司|麴町 麹町|穎 頴|隣 鄰|桝田 枡田|燈 灯|學 学|豐 豊|邊 辺
福\u{E0100}田 福田|葛\u{E0100}城 葛城|\u{FA19}谷 神谷|\u{FA1B}島 福島|\u{FA16}俣 猪俣|\u{FA12}美 晴美|\u{F929} 朗|ｽｽﾞｷ スズキ|Ｓｍｉｔｈ smith|山田　太郎 山田太郎
佐々木 佐々木|ジョン・スミス ジョンスミス|來 来|學而 学而|藝 芸|傳 伝|廳 庁|變 変|雙葉 双葉|驛 駅|歸 帰|歡 歓|齡 齢|樂 楽|縣 県|號 号|與 与|譽 誉";

/// Names of different people, however alike they look.
const APART: &str = "
斎藤 斉藤|齋藤 齊藤|斎藤 齊藤|綱島 網島|山崎 山埼|朋子 明子|亨 享|祐子 裕子|萩原 荻原|土田 士田|未央 末央|己 巳|治 冶|宣子 宜子|輝 暉|大坂 大阪|一郎 一朗
幸 辛|伸 仲|堀田 掘田|遼 僚|今井 令井|籐田 藤田|栗田 粟田|柿本 杮本|鳥田 島田|烏山 鳥山|畑中 畠中|脩 修|佑介 祐介|嵩 崇|瑠美 琉美|花子 華子|鐘 鍾|庄司 荘司
三洲 三州|千田 干田|大田 太田|入江 人江|河野 川野|便 判|惣一 総一|芦田 葦田|昌子 晶子|圭子 桂子|佐々木 佐木|高橋一郎 高橋二郎|太田 犬田|木村 本村|日野 目野|右近 石近";

fn pairs(text: &str) -> Vec<(&str, &str)> {
    text.split(['|', '\n']).filter(|pair| !pair.is_empty()).map(|pair| pair.split_once(' ').unwrap()).collect()
}

#[test]
fn what_relates_is_related_and_nothing_else() {
    let (relate, apart) = (pairs(RELATE), pairs(APART));
    assert!(relate.len() >= 120 && apart.len() >= 30, "{} and {}", relate.len(), apart.len());
    let missed: Vec<_> = relate.iter().filter(|(a, b)| fold_name(a) != fold_name(b)).collect();
    assert!(missed.len() * 100 <= relate.len() * 4, "{missed:?}");
    assert_eq!(missed, Vec::<&(&str, &str)>::new(), "all of them are known");
    let taken: Vec<_> = apart.iter().filter(|(a, b)| fold_name(a) == fold_name(b)).collect();
    assert_eq!(taken, Vec::<&(&str, &str)>::new());
    println!("{} relate, {} stay apart", relate.len(), apart.len());
}
