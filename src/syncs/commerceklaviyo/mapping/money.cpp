// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/money.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sluice::commercemap {

namespace {

// ISO 4217 currencies with their countries (ISO 3166), those that are money in shops.
constexpr auto kCurrencyCountries = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"AED", "AE"},
    {"AFN", "AF"},
    {"ALL", "AL"},
    {"AMD", "AM"},
    {"AOA", "AO"},
    {"ARS", "AR"},
    {"AUD", "AU,KI,NR,TV"},
    {"AWG", "AW"},
    {"AZN", "AZ"},
    {"BAM", "BA"},
    {"BBD", "BB"},
    {"BDT", "BD"},
    {"BGN", "BG"},
    {"BHD", "BH"},
    {"BIF", "BI"},
    {"BMD", "BM"},
    {"BND", "BN"},
    {"BOB", "BO"},
    {"BRL", "BR"},
    {"BSD", "BS"},
    {"BTN", "BT"},
    {"BWP", "BW"},
    {"BYN", "BY"},
    {"BZD", "BZ"},
    {"CAD", "CA"},
    {"CDF", "CD"},
    {"CHF", "CH,LI"},
    {"CLP", "CL"},
    {"CNY", "CN"},
    {"COP", "CO"},
    {"CRC", "CR"},
    {"CUP", "CU"},
    {"CVE", "CV"},
    {"CZK", "CZ"},
    {"DJF", "DJ"},
    {"DKK", "DK,FO,GL"},
    {"DOP", "DO"},
    {"DZD", "DZ"},
    {"EGP", "EG"},
    {"ERN", "ER"},
    {"ETB", "ET"},
    {"EUR", "AD,AT,BE,CY,DE,EE,ES,FI,FR,GR,HR,IE,IT,LT,LU,LV,MC,ME,MT,NL,PT,SI,SK,SM,VA,XK"},
    {"FJD", "FJ"},
    {"FKP", "FK"},
    {"GBP", "GB,GG,IM,JE"},
    {"GEL", "GE"},
    {"GHS", "GH"},
    {"GIP", "GI"},
    {"GMD", "GM"},
    {"GNF", "GN"},
    {"GTQ", "GT"},
    {"GYD", "GY"},
    {"HKD", "HK"},
    {"HNL", "HN"},
    {"HTG", "HT"},
    {"HUF", "HU"},
    {"IDR", "ID"},
    {"ILS", "IL,PS"},
    {"INR", "IN"},
    {"IQD", "IQ"},
    {"IRR", "IR"},
    {"ISK", "IS"},
    {"JMD", "JM"},
    {"JOD", "JO"},
    {"JPY", "JP"},
    {"KES", "KE"},
    {"KGS", "KG"},
    {"KHR", "KH"},
    {"KMF", "KM"},
    {"KPW", "KP"},
    {"KRW", "KR"},
    {"KWD", "KW"},
    {"KYD", "KY"},
    {"KZT", "KZ"},
    {"LAK", "LA"},
    {"LBP", "LB"},
    {"LKR", "LK"},
    {"LRD", "LR"},
    {"LSL", "LS"},
    {"LYD", "LY"},
    {"MAD", "EH,MA"},
    {"MDL", "MD"},
    {"MGA", "MG"},
    {"MKD", "MK"},
    {"MMK", "MM"},
    {"MNT", "MN"},
    {"MOP", "MO"},
    {"MRU", "MR"},
    {"MUR", "MU"},
    {"MVR", "MV"},
    {"MWK", "MW"},
    {"MXN", "MX"},
    {"MYR", "MY"},
    {"MZN", "MZ"},
    {"NAD", "NA"},
    {"NGN", "NG"},
    {"NIO", "NI"},
    {"NOK", "NO,SJ"},
    {"NPR", "NP"},
    {"NZD", "CK,NU,NZ,TK"},
    {"OMR", "OM"},
    {"PAB", "PA"},
    {"PEN", "PE"},
    {"PGK", "PG"},
    {"PHP", "PH"},
    {"PKR", "PK"},
    {"PLN", "PL"},
    {"PYG", "PY"},
    {"QAR", "QA"},
    {"RON", "RO"},
    {"RSD", "RS"},
    {"RUB", "RU"},
    {"RWF", "RW"},
    {"SAR", "SA"},
    {"SBD", "SB"},
    {"SCR", "SC"},
    {"SDG", "SD"},
    {"SEK", "SE"},
    {"SGD", "SG"},
    {"SHP", "SH"},
    {"SLE", "SL"},
    {"SOS", "SO"},
    {"SRD", "SR"},
    {"SSP", "SS"},
    {"STN", "ST"},
    {"SYP", "SY"},
    {"SZL", "SZ"},
    {"THB", "TH"},
    {"TJS", "TJ"},
    {"TMT", "TM"},
    {"TND", "TN"},
    {"TOP", "TO"},
    {"TRY", "TR"},
    {"TTD", "TT"},
    {"TWD", "TW"},
    {"TZS", "TZ"},
    {"UAH", "UA"},
    {"UGX", "UG"},
    {"USD", "AS,EC,FM,GU,MH,MP,PR,PW,SV,TC,TL,US,VG,VI"},
    {"UYU", "UY"},
    {"UZS", "UZ"},
    {"VES", "VE"},
    {"VND", "VN"},
    {"VUV", "VU"},
    {"WST", "WS"},
    {"XAF", "CF,CG,CM,GA,GQ,TD"},
    {"XCD", "AG,AI,DM,GD,KN,LC,MS,VC"},
    {"XOF", "BF,BJ,CI,GW,ML,NE,SN,TG"},
    {"XPF", "NC,PF,WF"},
    {"YER", "YE"},
    {"ZAR", "ZA"},
    {"ZMW", "ZM"},
});

} // namespace

int currencyDigits(std::string_view currency)
{
    static constexpr std::array<std::string_view, 16> kNone{"BIF", "CLP", "DJF", "GNF", "ISK",
        "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
    static constexpr std::array<std::string_view, 7> kThree{
        "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
    if (std::find(kNone.begin(), kNone.end(), currency) != kNone.end()) {
        return 0;
    }
    return std::find(kThree.begin(), kThree.end(), currency) != kThree.end() ? 3 : 2;
}

std::optional<Money> readMoney(JsonObject object)
{
    const std::string_view currency = textOf(object, "currencyCode");
    const auto cents = integerOf(object, "centAmount");
    const auto precise = integerOf(object, "preciseAmount");
    const auto digits = integerOf(object, "fractionDigits");
    if (currency.empty() || (digits && (*digits < 0 || *digits > 20))) {
        return {};
    }
    if (textOf(object, "type") == "highPrecision" && precise && digits) {
        return Money{*precise, int(*digits), asBytes(currency)};
    }
    if (!cents) {
        return {};
    }
    const bool isPrecise = textOf(object, "type") == "highPrecision";
    return Money{
        *cents, digits && !isPrecise ? int(*digits) : currencyDigits(currency), asBytes(currency)};
}

std::optional<Money> readMoney(JsonObject parent, std::string_view key)
{
    const auto object = objectOf(parent, key);
    return object ? readMoney(*object) : std::nullopt;
}

std::optional<Money> sumOf(const Money &left, const Money &right)
{
    if (left.currency != right.currency) {
        return {};
    }
    const auto scaled = [](Money money, int digits) -> std::optional<Money> {
        for (; money.digits < digits; ++money.digits) {
            if (__builtin_mul_overflow(money.amount, qint64(10), &money.amount)) {
                return {};
            }
        }
        return money;
    };
    const int digits = std::max(left.digits, right.digits);
    const auto a = scaled(left, digits);
    const auto b = scaled(right, digits);
    Money sum{0, digits, left.currency};
    if (!a || !b || __builtin_add_overflow(a->amount, b->amount, &sum.amount)) {
        return {};
    }
    return sum;
}

std::string_view countriesOf(std::string_view currency)
{
    const auto found = std::lower_bound(kCurrencyCountries.begin(), kCurrencyCountries.end(),
        currency, [](const auto &entry, std::string_view code) { return entry.first < code; });
    return found != kCurrencyCountries.end() && found->first == currency ? found->second
                                                                         : std::string_view();
}

} // namespace sluice::commercemap
