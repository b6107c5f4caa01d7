// gradlab with a server for classes.
import ClassTerminal
import Program

EntryPoint.main(hosting)
