//! What a reader may have meant who asks for an address that the site does not have.

use crate::base::korean;
use crate::plan::Url;

/// Of all addresses those most like one that is not there, the likeliest first: where its last part
/// stands elsewhere, what is spelled nearly so, the page above it.
pub(super) fn near<'u>(address: &str, urls: Vec<&'u Url>) -> Vec<&'u Url> {
    const MOST: usize = 5;
    let last = |address: &str| {
        let address = address.trim_end_matches('/');
        address.rsplit('/').next().unwrap_or_default().to_owned()
    };
    let wanted = address.trim_matches('/');
    let same = urls.iter().filter(|url| last(url.as_str()) == last(wanted));
    let texts = urls.iter().map(|url| url.as_str().trim_end_matches('/'));
    let spelled = korean::nearest(wanted, texts);
    let is_spelled = |url: &&&'u Url| Some(url.as_str().trim_end_matches('/')) == spelled;
    let above = wanted
        .match_indices('/')
        .rev()
        .map(|(at, _)| &wanted[..=at]);
    let above = above
        .chain([""])
        .find_map(|above| urls.iter().find(|url| url.as_str() == above));
    let mut near: Vec<&'u Url> = Vec::new();
    let candidates = same
        .take(MOST)
        .chain(urls.iter().filter(is_spelled))
        .chain(above);
    for url in candidates {
        if near.len() < MOST && !near.contains(url) {
            near.push(url);
        }
    }
    near
}
