//! Follows whatever leads from one file to another.

use super::cache::{Cache, follow};
use crate::base::{Diagnostic, Outcome, SourcePath};
use crate::content::{self, Config, MediaFile, Parsed, SourceFile, Sources, Translated};
use crate::model::Archive;
use crate::plan::{Followed, Links, Plan, check_media, check_redirects};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What was read of a site, one file at a time.
pub(super) struct Read<'r> {
    pub(super) sources: &'r Sources,
    pub(super) config: &'r Config,
    pub(super) parsed: &'r [Arc<Outcome<Parsed>>],
    pub(super) translated: &'r [&'r Translated],
}

impl Read<'_> {
    /// Follows whatever leads from one file to another: links, media, the menu. Gives what links
    /// mean, and the media files to publish.
    pub(super) fn follow(
        &self,
        archive: &Archive,
        plan: &Plan,
        cache: &mut Cache,
    ) -> Outcome<(Arc<Links>, Vec<MediaFile>)> {
        let files = self.parsed.iter().map(|file| &file.value);
        let documents = self.translated.iter().map(|one| &one.document);
        let media = &self.sources.media;
        let links = Arc::new(Links::new(archive, plan, media, files, documents.clone()));
        let mut followed = follow(self.parsed.to_vec(), &links, cache);
        followed.extend(documents.map(|document| Arc::new(links.follow_translation(document))));
        let told = followed
            .iter()
            .flat_map(|file| file.problems.iter().cloned());
        let mut problems: Vec<Diagnostic> = told.collect();
        let menus = self.config.languages.iter().map(|it| &it.menu);
        let menus = menus.chain([&self.config.menu]);
        problems.extend(menus.flat_map(|menu| links.follow_menu(menu)));
        problems.extend(self.check_media(&followed));
        let languages = 1 + self.config.languages.len();
        problems.extend(check_redirects(plan, languages, self.config.target));
        let published = followed.iter().filter(|file| file.is_published);
        let named: BTreeSet<&SourcePath> = published.flat_map(|file| &file.media).collect();
        let media = media.iter().filter(|file| named.contains(&file.path));
        Outcome::new((links, media.cloned().collect()), problems)
    }

    fn check_media(&self, followed: &[Arc<Followed>]) -> Vec<Diagnostic> {
        // What is wrong with a file may be that it names another.
        let is_wrong = |(file, _): &(&Arc<Outcome<Parsed>>, &SourceFile)| !file.problems.is_empty();
        let wrong = self
            .parsed
            .iter()
            .zip(&self.sources.records)
            .filter(is_wrong);
        let unread: Vec<_> = wrong
            .map(|(_, file)| content::decoded(&file.bytes))
            .collect();
        let unread: Vec<&str> = unread.iter().map(|text| &**text).collect();
        check_media(&self.sources.media, followed, &unread, self.config.target)
    }
}
