//! What the benchmark can be asked for.

use clap::Parser;
use std::path::PathBuf;

/// 지어낸 기록관을 만들어 빌드 시간과 메모리를 잽니다 / builds an invented archive, measures time and memory
#[derive(Debug, Parser)]
#[command(name = "cargo bench --bench archive --")]
pub(crate) struct Arguments {
    /// 회차 수, 여러 번 쓸 수 있음 / how many events, once or several times
    #[arg(long, value_name = "N", default_values_t = [300, 3_000], value_parser = at_least_four)]
    pub(crate) events: Vec<usize>,

    /// Hugo도 함께 재기 / measure Hugo beside it
    #[arg(long)]
    pub(crate) hugo: bool,

    /// 빌드 대신 미리보기를 재기: 저장부터 새 화면까지 / measure the preview instead: from saving to new bytes
    #[arg(long)]
    pub(crate) preview: bool,

    /// 만든 기록관과 사이트를 남기기 / keep what was generated and built
    #[arg(long)]
    pub(crate) keep: bool,

    /// 몇 번 재어 중앙값을 낼지 / how many runs the median is taken of
    #[arg(long, value_name = "R", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..))]
    pub(crate) runs: u8,

    /// 만들 폴더, 메모리 디스크를 권함 / where to generate and build; best on a memory disk
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/target/bench"))]
    pub(crate) dir: PathBuf,

    /// Cargo passes this to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

fn at_least_four(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number @ 4..=30_000) => Ok(number),
        _ => Err("4에서 30000까지 / from 4 to 30000".to_owned()),
    }
}
