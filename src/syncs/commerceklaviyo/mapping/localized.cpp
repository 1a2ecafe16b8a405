// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/localized.h"

namespace sluice::commercemap {

LocalizedText pickLocale(JsonObject texts, const LocaleSettings &settings)
{
    const auto exact = [texts](std::string_view locale) -> LocalizedText {
        return {locale, textOf(texts, locale), false};
    };
    if (!settings.preferred.isEmpty()) {
        const std::string_view preferred = asView(settings.preferred);
        if (const LocalizedText found = exact(preferred); !found.text.empty()) {
            return found;
        }
        const std::string_view language = preferred.substr(0, preferred.find_first_of("-_"));
        if (const LocalizedText found = exact(language); !found.text.empty()) {
            return found;
        }
    }
    for (const QByteArray &fallback : settings.fallbacks) {
        if (const LocalizedText found = exact(asView(fallback)); !found.text.empty()) {
            return found;
        }
    }
    for (const auto member : texts) {
        if (const std::string_view text = asText(member.value); !text.empty()) {
            return {member.key, text, !settings.preferred.isEmpty()};
        }
    }
    return {};
}

LocalizedText pickLocale(JsonObject parent, std::string_view key, const LocaleSettings &settings)
{
    const auto texts = objectOf(parent, key);
    return texts ? pickLocale(*texts, settings) : LocalizedText();
}

QByteArray allLocales(JsonObject parent, std::string_view key, std::string_view prefix)
{
    JsonWriter writer(128);
    writer.beginObject();
    if (const auto texts = objectOf(parent, key)) {
        QByteArray name;
        for (const auto member : *texts) {
            name = asBytes(prefix) + '_' + asBytes(member.key);
            writer.field(asView(name), asText(member.value));
        }
    }
    writer.endObject();
    return writer.take();
}

} // namespace sluice::commercemap
