// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzztargets.h"

namespace sluice::testing {

const QList<FuzzTarget> &fuzzTargets()
{
    static constexpr const char *kJsonWords
        = "{} [] \"\" : , null true false -1 1e999 9007199254740993 \\u0000 \\ud800 formatVersion";
    static const QList<FuzzTarget> targets{
        {"csv", &fuzzCsv, &csvSeeds,
            "\" \"\" , \r\n \n \r sep=; \xef\xbb\xbf \xff\xfe \xed\xa0\x80"},
        {"zip", &fuzzZip, &zipSeeds, "PK\x01\x02 PK\x03\x04 PK\x05\x06 PK\x06\x06 PK\x07\x08 .csv"},
        {"answers", &fuzzAnswers, &answerSeeds, kJsonWords},
        {"jobfile", &fuzzJobFile, &jobFileSeeds, kJsonWords},
        {"connectionfile", &fuzzConnectionFile, &connectionFileSeeds, kJsonWords},
        {"crmmapping", &fuzzCrmMapping, &crmMappingSeeds,
            "{} [] \"\" : , null true -1 1e999 \\ {{ }} \\{ fields target source value template "
            "transforms do trim map date pattern zone"},
    };
    return targets;
}

} // namespace sluice::testing
