import ClassServer
import Program

/// What `gradlab class` runs with.
package let hosting = ClassHosting(
  open: { lesson, options, console throws in
    do throws(ClassServerFailure) { return try ClassDesk(lesson, options, console) } catch {
      throw Complaint.usage(error)
    }
  },
  showNotes: { NotesScreen(console: $0).run() })
