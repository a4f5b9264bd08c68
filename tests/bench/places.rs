//! Invented clinics and medical associations.

/// A clinic or hospital; each index has its own name and domain.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clinic(usize);

impl Clinic {
    /// The clinic of an index below 40,000.
    pub(crate) fn new(index: u32) -> Self {
        Self(index as usize)
    }

    fn parts(self) -> (&'static (&'static str, &'static str), usize, usize) {
        let place = &PLACES[self.0 % PLACES.len()];
        let rest = self.0 / PLACES.len();
        (place, rest % KINDS.len(), rest / KINDS.len() % PREFIXES.len())
    }

    /// Appends its domain, such as `chiyoda-naika.example`.
    pub(crate) fn domain(self, out: &mut String) {
        let ((_, place), kind, prefix) = self.parts();
        out.push_str(PREFIXES[prefix].1);
        out.push_str(place);
        out.push_str(KINDS[kind].1);
        out.push_str(".example");
    }

    /// Its name; every seventh in the long form of a corporation.
    pub(crate) fn name(self) -> String {
        let ((place, _), kind, prefix) = self.parts();
        let name = format!("{}{place}{}", PREFIXES[prefix].0, KINDS[kind].0);
        match self.0 % 14 {
            0 => format!("医療法人社団{place}会 {name}"),
            7 => format!("社会福祉法人恩賜財団{place}健康福祉事業団附属 {name}"),
            _ => name,
        }
    }
}

/// The association a hash falls on.
pub(crate) fn association(hash: u64) -> String {
    let (place, _) = PLACES[(hash % PLACES.len() as u64) as usize];
    let kind = ["市医師会", "区医師会", "市医師会", "郡医師会", "地区医師会"][(hash >> 32) as usize % 5];
    format!("{place}{kind}")
}

const PREFIXES: &[(&str, &str)] = &[
    ("", ""),
    ("新", "shin-"),
    ("東", "e-"),
    ("西", "w-"),
    ("南", "s-"),
    ("北", "n-"),
    ("中", "naka-"),
    ("さくら", "sakura-"),
    ("あおい", "aoi-"),
    ("ひまわり", "hima-"),
    ("つばさ", "tsubasa-"),
    ("けやき", "keyaki-"),
    ("すみれ", "sumire-"),
    ("こころ", "kokoro-"),
    ("のぞみ", "nozomi-"),
    ("ふれあい", "fureai-"),
];

const KINDS: &[(&str, &str)] = &[
    ("内科", "-naika"),
    ("クリニック", "-cl"),
    ("医院", "-iin"),
    ("病院", "-hp"),
    ("診療所", "-shin"),
    ("整形外科", "-seikei"),
    ("小児科", "-kids"),
    ("眼科", "-ganka"),
    ("耳鼻咽喉科", "-ent"),
    ("皮膚科", "-derma"),
    ("産婦人科", "-lc"),
    ("外科", "-geka"),
    ("胃腸科", "-icho"),
    ("循環器科", "-heart"),
    ("脳神経外科", "-neuro"),
    ("泌尿器科", "-uro"),
    ("メンタルクリニック", "-mental"),
    ("総合病院", "-gh"),
    ("健診センター", "-kenshin"),
    ("中央病院", "-ch"),
    ("記念病院", "-mh"),
    ("リハビリテーション病院", "-reha"),
    ("ファミリークリニック", "-fc"),
    ("訪問診療クリニック", "-homon"),
];

const PLACES: &[(&str, &str)] = &[
    ("千代田", "chiyoda"),
    ("中央", "chuo"),
    ("港", "minato"),
    ("緑", "midori"),
    ("青葉", "aoba"),
    ("若葉", "wakaba"),
    ("旭", "asahi"),
    ("泉", "izumi"),
    ("栄", "sakae"),
    ("桜", "sakura"),
    ("桜木", "sakuragi"),
    ("桜台", "sakuradai"),
    ("富士見", "fujimi"),
    ("日の出", "hinode"),
    ("本町", "honcho"),
    ("元町", "motomachi"),
    ("駅前", "ekimae"),
    ("大手町", "otemachi"),
    ("城北", "johoku"),
    ("城南", "jonan"),
    ("城東", "joto"),
    ("城西", "josei"),
    ("松原", "matsubara"),
    ("松島", "matsushima"),
    ("竹園", "takezono"),
    ("梅田", "umeda"),
    ("川口", "kawaguchi"),
    ("川西", "kawanishi"),
    ("山手", "yamate"),
    ("海岸", "kaigan"),
    ("浜町", "hamacho"),
    ("浜風", "hamakaze"),
    ("高台", "takadai"),
    ("丘の上", "okanoue"),
    ("谷町", "tanimachi"),
    ("池上", "ikegami"),
    ("池田", "ikeda"),
    ("石橋", "ishibashi"),
    ("大橋", "ohashi"),
    ("新橋", "shimbashi"),
    ("日本橋", "nihombashi"),
    ("神明", "shinmei"),
    ("天神", "tenjin"),
    ("八幡", "hachiman"),
    ("稲荷", "inari"),
    ("宮前", "miyamae"),
    ("寺町", "teramachi"),
    ("清水", "shimizu"),
    ("湯沢", "yuzawa"),
    ("温泉", "onsen"),
    ("上野", "ueno"),
    ("中野", "nakano"),
    ("小野", "ono"),
    ("大野", "oono"),
    ("長野原", "naganohara"),
    ("平岡", "hiraoka"),
    ("吉野", "yoshino"),
    ("三宅", "miyake"),
    ("四谷", "yotsuya"),
    ("五条", "gojo"),
    ("六甲", "rokko"),
    ("七条", "shichijo"),
    ("八千代", "yachiyo"),
    ("九条", "kujo"),
    ("十条", "jujo"),
    ("百合丘", "yurigaoka"),
    ("千歳", "chitose"),
    ("万代", "bandai"),
    ("明石", "akashi"),
    ("豊田", "toyota"),
    ("豊岡", "toyooka"),
    ("幸", "saiwai"),
    ("寿", "kotobuki"),
    ("鶴見", "tsurumi"),
    ("亀山", "kameyama"),
    ("白鳥", "shiratori"),
    ("白山", "hakusan"),
    ("赤坂", "akasaka"),
    ("黒川", "kurokawa"),
    ("金沢", "kanazawa"),
    ("銀座", "ginza"),
    ("鉄砲", "teppo"),
    ("藤沢", "fujisawa"),
    ("柏", "kashiwa"),
    ("楠", "kusunoki"),
    ("杉並", "suginami"),
    ("柳町", "yanagimachi"),
    ("榎", "enoki"),
    ("椿", "tsubaki"),
    ("菊水", "kikusui"),
    ("萩", "hagi"),
    ("芦屋", "ashiya"),
    ("滝川", "takigawa"),
    ("瀬戸", "seto"),
    ("島本", "shimamoto"),
    ("磯子", "isogo"),
    ("潮見", "shiomi"),
    ("渚", "nagisa"),
    ("岬", "misaki"),
    ("光が丘", "hikarigaoka"),
    ("希望が丘", "kibogaoka"),
    ("自由が丘", "jiyugaoka"),
    ("聖", "hijiri"),
    ("東雲", "shinonome"),
];
