//! Which commands write, so that `--quiet` leaves them nothing to say.

use super::arguments::{
    AddArguments, Command, EditArguments, JournalArguments, MarkArguments, MoveArguments, RemoveArguments,
};

/// Whether a command is there to write something, and not to answer.
pub(super) fn writes(command: &Command) -> bool {
    match command {
        Command::Add(AddArguments { manner, .. })
        | Command::Edit(EditArguments { manner, .. })
        | Command::Move(MoveArguments { manner, .. })
        | Command::Remove(RemoveArguments { manner, .. })
        | Command::Mark(MarkArguments { manner, .. }) => !manner.dry_run,
        Command::Tick(_) | Command::Start(_) | Command::Git(_) | Command::Time(_) => true,
        Command::Schedule(arguments) => arguments.sets_anything(),
        Command::Recover(arguments) => !arguments.dry_run,
        Command::Restore(arguments) => arguments.which.is_some(),
        // Of three files, what comes of them is the answer; it is told as it is.
        Command::Merge(_) => true,
        Command::Update(arguments) => !arguments.dry_run,
        Command::Journal(JournalArguments { command, local, .. }) => *local || command.is_some(),
        Command::Check(arguments) => arguments.fix && !arguments.dry_run,
        Command::Review(arguments) => arguments.item.is_some() || arguments.deeds.begin,
        Command::Export(arguments) => arguments.file().is_some(),
        Command::Tui(_) | Command::Today(_) | Command::Next(_) | Command::Status(_) | Command::Show(_) => false,
        Command::New(arguments) => arguments.writes(),
        Command::Plan(arguments) => arguments.make.writes(),
        Command::Stats(_) | Command::Week(_) | Command::Watch(_) => false,
        Command::Man(arguments) => arguments.out.is_some(),
        Command::Completions(_) | Command::Complete(_) => false,
    }
}
