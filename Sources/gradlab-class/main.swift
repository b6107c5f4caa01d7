// The class at its teacher's terminal.
import ClassServer
import Classroom
import Program
