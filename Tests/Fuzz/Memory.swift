/// How much memory is in use, to the byte, as the address sanitizer counts it.
@_silgen_name("__sanitizer_get_current_allocated_bytes")
func bytesInUse() -> Int
