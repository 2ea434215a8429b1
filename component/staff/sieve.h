#ifndef STAFF_SIEVE_H
#define STAFF_SIEVE_H

/*
 * What libstrophe is given of the stream. Its trees take time by the square of
 * their elements, attributes and lines of text (62 000 elements in one
 * presence: seconds), so what others send is cut; the account's own iq is
 * whole, for the roster is as long as it is.
 */

#define SIEVE_ELEMENTS_MOST   200  /* of one stanza */
#define SIEVE_ATTRIBUTES_MOST 50   /* of one element */
#define SIEVE_TEXT_MOST       4096 /* bytes between two tags */

/*
 * But for a vCard's photo (XEP-0054): 64 KB in base64 and so much more that
 * what is cut is still found to be too long; without its line ends, which each
 * would be a piece of its own.
 */
#define SIEVE_PHOTO_MOST   (128 * 1024)
#define SIEVE_PHOTO_PIECES 4096

/* The account's own bare JID; kept by the caller. */
void sieve_trust(const char *own);

#endif
