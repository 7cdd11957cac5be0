//! Which addresses a body may link to. Does not know where its own pages are.

/// Gives the published address of a link or image target as the source has it.
pub type Resolve<'r> = dyn Fn(&str) -> Option<String> + 'r;

/// Schemes a link may have.
pub(super) use crate::content::LINK_SCHEMES as LINKS;
/// Schemes an image may have.
pub(super) const IMAGES: &[&str] = &["http", "https"];

/// Returns the address to publish for `target`; `None` for an empty one and one that has a scheme
/// which is not in `schemes`.
pub(super) fn published(target: &str, resolve: &Resolve<'_>, schemes: &[&str]) -> Option<String> {
    let address = resolve(target).unwrap_or_else(|| target.to_owned());
    let is_allowed = scheme(&address).is_none_or(|scheme| schemes.contains(&scheme.as_str()));
    (is_allowed && !address.trim().is_empty()).then_some(address)
}

/// Whether an address leads to another site.
pub(super) fn is_external(address: &str) -> bool {
    address.starts_with("//")
        || scheme(address).is_some_and(|scheme| IMAGES.contains(&scheme.as_str()))
}

/// Returns the scheme in lowercase, as the most lenient browser would find it.
///
/// Browsers skip tabs, line breaks and leading control characters; whatever is not visible ASCII is
/// skipped here. That can only find a scheme too many.
fn scheme(address: &str) -> Option<String> {
    let seen: String = address.chars().filter(char::is_ascii_graphic).collect();
    let (scheme, _) = seen.split_once(':')?;
    let is_part = |character: char| character.is_ascii_alphanumeric() || "+-.".contains(character);
    let is_scheme = scheme.starts_with(|character: char| character.is_ascii_alphabetic());
    (is_scheme && scheme.chars().all(is_part)).then(|| scheme.to_ascii_lowercase())
}
