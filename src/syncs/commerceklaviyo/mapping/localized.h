// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/jsonview.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

namespace sluice::commercemap {

// Which text of a localized one goes out: the preferred locale, its language, the fallbacks in
// turn, else the first (commercetools-klaviyo A.8). Pure functions, any thread.
struct LocalizedText
{
    std::string_view locale;
    std::string_view text;
    bool isOther = false; // a locale was preferred and neither it nor a fallback was there
};

LocalizedText pickLocale(JsonObject texts, const LocaleSettings &settings);
LocalizedText pickLocale(JsonObject parent, std::string_view key, const LocaleSettings &settings);

// {"<prefix>_<locale>":..} of every locale, as JSON text.
QByteArray allLocales(JsonObject parent, std::string_view key, std::string_view prefix);

} // namespace sluice::commercemap
