//! What may stand behind a Korean word without being a part of it, and words that only ask.
//! Each list is words with a space between, as pages get it.

use rustc_hash::FxHashSet as HashSet;
use std::sync::LazyLock;

/// Particles (조사), the copula, and what makes a verb of a noun (하다, 되다).
const TAILS: &str = "\
    은 는 이 가 을 를 의 에 도 만 로 으로 와 과 나 이나 랑 이랑 에서 에게 에는 에도 에만 에서는 \
    에서도 에서의 에게는 에게도 에게서 에의 으로는 로는 으로도 로도 으로만 로만 으로서 로서 으로써 로써 \
    으로의 로의 으로부터 로부터 부터 까지 까지의 부터의 마다 보다 처럼 같이 밖에 조차 마저 뿐 대로 \
    만큼 께 께서 한테 씩 와의 과의 와는 과는 와도 과도 들 들이 들을 들은 들의 들에게 들과 들도 들로 \
    들에 라 이라 라는 이라는 란 이란 라고 이라고 라도 이라도 든 이든 며 이며 고 이고 다 이다 인 \
    였다 이었다 입니다 였습니다 이었습니다 이어서 여서 하다 한다 하는 하고 하여 해 한 할 함 했다 하며 \
    하면 하기 하게 하도록 합니다 했습니다 해서 하던 하자 한다는 하려는 하려고 해야 하지 하였다 \
    하였습니다 했던 하는데 되다 된다 되는 되고 되어 돼 된 될 됨 됐다 되며 되면 되기 되게 되도록 \
    됩니다 됐습니다 되었다 되었습니다 되지 돼서 시키는 시킨 시켜 시키고 시켰다 시켰습니다 받은 받았다 \
    받았습니다 받고 받으며 받아서 받는 받아 적 적인 적으로";

/// Tails that are as often the end of a noun: 외계인, 목적. They are not taken off a query's word.
const DOUBTFUL: &str = "\
    인 적 함 할 한 해 된 됨 돼 될 고 라 란 며 든 뿐 께 씩 다";

/// What follows the stem of a verb; a consonant alone ends the stem's last syllable. The empty
/// ending behind the last space is meant: a stem may be typed without any.
pub(super) const ENDINGS: &str = "\
    습니다 ㅂ니다 었습니다 았습니다 는데 는 다 고 며 면 게 지 기 어 아 서 어서 아서 던 었던 았던 \
    도록 려고 려는 으며 으면 은 을 음 자 요 었다 았다 나 어야 아야 야 ㄴ ㄹ ㅁ ";

/// Words of questions and requests, which say nothing about what is looked for.
pub(super) const QUESTIONS: &str = "\
    뭐 뭐가 곳 곳은 곳이 곳을 사례 사례가 사례는 사례를 무엇이었나요 무엇이었나 뭔가요 무엇 무엇이 \
    무엇을 무엇인가요 무엇인가 무슨 어떤 어느 어디 어디서 어디에서 어디인가 어디인가요 어디야 어디예요 \
    누가 누구 누구인가요 언제 언제인가요 왜 어떻게 얼마나 몇 몇번 있나 있나요 있는 있는지 있을까 \
    있을까요 있습니까 있어 있어요 있었나요 하나요 했나요 했나 했을까 되나요 됐나요 한 하는 할 된 대해 \
    대한 대하여 관해 관한 알려줘 알려 알려주세요 줘 주세요 궁금 궁금해 궁금합니다 찾아줘 찾아 보여줘 \
    보고 싶어 싶어요 싶습니다 것 것은 것이 게 거 건 및 등 수 그 이 저 좀 와 과 또는 그리고 인가요 \
    인가 나요 일까 일까요 통해 위한 위해";

static IS_TAIL: LazyLock<HashSet<&str>> = LazyLock::new(|| TAILS.split(' ').collect());

/// Whether a text is nothing but a particle or an ending.
#[must_use]
pub(super) fn is_tail(text: &str) -> bool {
    IS_TAIL.contains(text)
}

/// The ways to cut a word before a tail, the longest tail first; at least two syllables stay.
pub(super) fn cuts(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let cuts = word.char_indices().skip(2).map(|(at, _)| word.split_at(at));
    cuts.filter(|(_, tail)| is_tail(tail))
}

/// The tails that may be taken off a word of a query.
pub(super) fn particles() -> String {
    let is_sure = |tail: &&str| !DOUBTFUL.split(' ').any(|doubtful| doubtful == *tail);
    let sure: Vec<&str> = TAILS.split(' ').filter(is_sure).collect();
    sure.join(" ")
}
