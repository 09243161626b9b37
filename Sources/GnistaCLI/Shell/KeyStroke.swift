/// What a person can do while a line is edited.
enum KeyStroke: Equatable {
  /// Puts a character in.
  case insert(Character)
  /// Ends the line.
  case enter
  /// Gives the line up (Ctrl-C).
  case interrupt
  /// Deletes under the cursor, or ends the input on an empty line (Ctrl-D).
  case endOrDelete
  case backspace, delete
  case left, right, home, end, wordLeft, wordRight
  case up, down
  /// Deletes to the end (Ctrl-K), to the beginning (Ctrl-U), the word before the cursor (Ctrl-W).
  case deleteToEnd, deleteToStart, deleteWord
  /// Empties the screen (Ctrl-L).
  case clearScreen
}
