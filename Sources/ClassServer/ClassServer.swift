import Classroom
import FlyingSocks
