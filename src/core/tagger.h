/*
 * tagger.h - the trained half of the mention finder
 *
 * A linear-chain conditional random field (Lafferty et al., 2001) over the
 * tokens of a sentence, with labels in BIO form.  Its features are those of
 * feature.h, what the rules found among them; so it decides, and they
 * propose.  Weights come from the blob; without any, the rules stand.
 */
#ifndef GZ_TAGGER_H
#define GZ_TAGGER_H

#include "feature.h"

/*
 * Replace the names among the finder's candidates by those that the tagger
 * sees; numbers stay.  The finder's clues about roles and heads are filled.
 */
extern void gz_tag(gz_finder *f, const gz_sentences *sentences);

/* Note in the finder's clues what its candidates say of their tokens. */
extern void gz_note_rules(gz_finder *f);

#endif							/* GZ_TAGGER_H */
