//! The journal: what was done, and when. An event is a line of a file that is only ever added to, and the [`Journal`] is what
//! all lines come to.
//!
//! The roadmap's text stays the only truth about what is done now; the journal adds since when. Lines are taken in the order
//! of the file, so that a clock that was wrong for a while turns nothing around; dates are what each line says. What two
//! machines wrote may be put together line by line: to hear of something twice is to hear of it once, and its earliest date
//! counts.

mod difference;
mod event;
mod facts;
mod line;
mod past;
mod place;
mod standing;
mod timed;
mod whereabouts;

pub use difference::{beginning, differences};
pub use event::{By, Deed, Event, Known, Stamp};
pub use facts::{Item, ItemKey, Journal};
pub use line::{read_line, written};
pub use past::Past;
pub use place::{ItemId, Place, Places};
pub use timed::{Since, Timed, Turn};
pub use whereabouts::Whereabouts;
