//! Photos that the preview has made, in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Resized photos by their published paths. A path holds a hash of what the photo was made from, so
/// one that was made for a site is right for the next.
#[derive(Default)]
pub(in crate::world) struct PhotoCache(Mutex<BTreeMap<String, Arc<[u8]>>>);

impl PhotoCache {
    /// When there are more, all are dropped; each is made again when it is asked for.
    const MOST: usize = 500;

    pub(in crate::world) fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(path).cloned()
    }

    pub(in crate::world) fn keep(&self, path: &str, bytes: Arc<[u8]>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= Self::MOST {
            kept.clear();
        }
        kept.insert(path.to_owned(), bytes);
    }
}
