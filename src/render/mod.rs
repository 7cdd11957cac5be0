//! One page's data in, bytes out. A template sees its context and nothing else.

pub mod citation;
pub mod context;
pub mod data;
pub mod draw;
pub mod html;
pub mod photo;
pub mod theme;
