/*
 * blob_data.c - the packed data, embedded in the library as it is
 *
 * .incbin costs no compile time (a C array of this size takes a minute), and
 * hidden symbols in .rodata need no relocation, so the pages stay shared.
 */
__asm__(
#ifdef __APPLE__
		".const_data\n"
#else
		".section .rodata\n"
#endif
		".balign 64\n"
		".global gz_blob_start\n"
		".hidden gz_blob_start\n"
		"gz_blob_start:\n"
		".incbin \"src/data/gazette.dat\"\n"
		".global gz_blob_end\n"
		".hidden gz_blob_end\n"
		"gz_blob_end:\n"
		".byte 0\n"
		".previous\n");
