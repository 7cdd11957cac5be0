//! Ids that always resolve, and the tables they resolve in.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Index;

/// The id of a record: its position in the table of its kind. `K` is the kind.
///
/// Only this room makes one, so it resolves in the archive that it came from and in the same
/// archive in every other language.
pub struct Id<K> {
    index: u32,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    pub(super) fn new(index: usize) -> Self {
        Self {
            index: u32::try_from(index).expect("an archive has fewer than four billion records"),
            kind: PhantomData,
        }
    }

    /// The position in the table.
    #[must_use]
    pub fn index(self) -> usize {
        self.index as usize
    }
}

// Derived, these would ask the same of `K`, of which there is no value.
impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Id<K> {}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<K> Eq for Id<K> {}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// What a table holds, with the kind of its ids.
pub trait Row {
    /// The kind of its ids.
    type Kind;
}

/// All records of a kind, in the order of their ids.
#[derive(Clone, Debug)]
pub struct Table<T> {
    rows: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<T: Row> Table<T> {
    pub(super) fn new(rows: Vec<T>) -> Self {
        Self { rows }
    }

    /// The ids of all rows, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T::Kind>> + ExactSizeIterator + use<T> {
        (0..self.rows.len()).map(Id::new)
    }

    /// The rows, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.rows.iter()
    }

    /// The rows, in order, each with its id.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Id<T::Kind>, &T)> {
        self.ids().zip(&self.rows)
    }

    /// The row that `order` finds equal, in a table that is in this order.
    pub fn by_key(&self, order: impl FnMut(&T) -> Ordering) -> Option<Id<T::Kind>> {
        self.rows.binary_search_by(order).ok().map(Id::new)
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn get_mut(&mut self, id: Id<T::Kind>) -> &mut T {
        &mut self.rows[id.index()]
    }

    pub(super) fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.rows.iter_mut()
    }
}

impl<T: Row> Index<Id<T::Kind>> for Table<T> {
    type Output = T;

    fn index(&self, id: Id<T::Kind>) -> &T {
        &self.rows[id.index()]
    }
}

impl<'t, T: Row> IntoIterator for &'t Table<T> {
    type Item = &'t T;
    type IntoIter = std::slice::Iter<'t, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
