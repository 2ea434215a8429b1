#ifndef BASE_PICTURE_H
#define BASE_PICTURE_H

#include <stddef.h>
#include <stdint.h>

/*
 * What a few bytes from a stranger are a picture of what kind and size: read
 * from their own beginning, and nothing is unpacked. 64 KB of them may say
 * that they are gigabytes; whoever shows them would believe it.
 */

#define PICTURE_SIDE_MOST 2048

/* Of PNG, JPEG, GIF or WebP, and no larger; NULL for all else. */
const char *picture_type(const uint8_t *bytes, size_t length);

#endif
