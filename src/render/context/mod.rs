//! What templates see: the data of one page, and what all pages share.

mod head;
mod page;
mod site;

pub use head::{Alternate, CardPicture, PageHead};
pub use page::{PageContext, page_context, redirect_context};
pub use site::{MenuLink, SiteView};
