import CommandKit
import Lab
import Lessons
import Verbs

/// The words of the language as the program has them, the verbs of lessons included.
let vocabulary = Session(words: LessonVerb.all.map(\.declaration)).vocabulary
let parser = Parser(vocabulary: vocabulary)
