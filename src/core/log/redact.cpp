// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/redact.h"

#include "base/secret.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr qsizetype kLongestText = 8 * 1024; // bytes in UTF-8
constexpr qsizetype kLongestExcerpt = 6 * 1024; // of details that are too long
constexpr qsizetype kLongestLookedAt = 64 * 1024; // characters; what lies behind is never shown
constexpr qsizetype kTornEdge = 4 * 1024; // where a secret may have been torn by that limit

QRegularExpression redactionPattern(const QString &text)
{
    QRegularExpression pattern(text,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    pattern.optimize();
    return pattern;
}

// What is matched behind \K is replaced. Repeats are possessive, so that no text, however long or
// hostile, makes a match give up half-way.
std::vector<QRegularExpression> makeRedactionPatterns()
{
    const QString quoted
        = uR"re(\\+"\K(?:(?!\\*+").)*+|"\K(?:\\.|[^"\\]++)*+|'\K[^']*+|%22\K(?:(?!%22).)*+)re"_s;
    const QString bare = uR"re(\K(?:(?!%26|%22)[^\s&"<>\\])++)re"_s;
    const QString names
        = u"client[_-]?secret|(?:refresh|access|id|auth)[_-]?token|code[_-]?verifier"
          "|client[_-]?assertion|(?:private|api|auth|secret)[_-]?key|password"
          "|passphrase"_s;
    const QString nameEnd = uR"re((?:\\*+["']|%22)?)re"_s;
    const QString plainSign = uR"re(\s*+(?:=|%3D|%3A|:(?=\S))\s*+)re"_s;
    // "passphrase: file not found" is prose; "passphrase: x7..." is not.
    const QString colon = uR"re(\s*+:\s++(?=["'\\]|\S*\d|\S{16}))re"_s;

    const QStringList texts = {
        // header lines
        uR"re((?<![a-z0-9_-])(?:(?:proxy-)?authorization|(?:set-)?cookie|x-[a-z0-9-]*(?:key|token|secret)))re"_s
            + nameEnd + uR"re(\s*+[:=]\s*+(?:)re"_s + quoted + uR"re(|\K[^\r\n]++))re"_s,
        // authorization values without their header
        uR"re((?:Zoho-oauthtoken|Klaviyo-API-Key)(?:\s|%20|\+)++\K[^\s"'\\,;<>]++)re"_s,
        uR"re(\b(?:Bearer|Basic)(?:\s|%20|\+)++(?=\S*[0-9=]|\S{20})\K[^\s"'\\,;<>]++)re"_s,
        // parameters and fields by name: form, JSON, escaped JSON, percent-encoded
        u"(?:"_s + names + u")"_s + nameEnd + u"(?:"_s + plainSign + u"|"_s + colon + u")(?:"_s
            + quoted + u"|"_s + bare + u")"_s,
        uR"re((?<![a-z0-9])(?:token|secret|sig|signature)(?:=|%3D))re"_s + bare,
        // grant codes, but not error codes such as code=INVALID_DATA
        uR"re(\bcode(?:=|%3D)(?!(?-i:[A-Z_]+)\b)(?=[^\s&]{8}))re"_s + bare,
        uR"re(\bcode\\*+["']\s*+:\s*+\\*+["']\K(?=[^\s"'\\]*\d)[^\s"'\\]{8,}+)re"_s,
        // keys and tokens by their shape: Klaviyo, Zoho
        uR"re(pk_\K[a-z0-9_-]{6,}+)re"_s,
        uR"re(1000(?:\.|%2E)\K[0-9a-f]{6,}+(?:\.|%2E)[0-9a-f]{6,}+)re"_s,
        // the whole query of a signed address
        uR"re((?:\?|%3F)\K(?=[^\s"'<>]*(?:sig|signature|x-amz-|x-goog-|policy|token)[a-z-]*(?:=|%3D))[^\s"'<>]++)re"_s,
        // user:password@ in an address
        uR"re(://\K[^\s/@"'<>?#]++(?=@))re"_s,
        uR"re(-----BEGIN [A-Z ]*PRIVATE KEY-----\K.*?(?=-----END|$))re"_s,
    };
    std::vector<QRegularExpression> patterns;
    for (const QString &text : texts)
        patterns.push_back(redactionPattern(text));
    return patterns;
}

const std::vector<QRegularExpression> &redactionPatterns()
{
    static const std::vector<QRegularExpression> patterns = makeRedactionPatterns();
    return patterns;
}

// Every pattern needs one of these. Most texts have none, and then the patterns are not tried.
bool mayLookSecret(const QString &text)
{
    for (const QChar c : text) {
        if (c == u'=' || c == u':' || c == u'%')
            return true;
    }
    for (const QLatin1String sign : {"pk_"_L1, "1000."_L1, "oauthtoken"_L1, "api-key"_L1,
             "bearer"_L1, "basic"_L1, "private key"_L1}) {
        if (text.contains(sign, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

bool isUnsafeInLog(QChar c)
{
    const char16_t u = c.unicode();
    return u < 0x20 || (u >= 0x7f && u < 0xa0) || u == 0x061c || u == 0x200e || u == 0x200f
        || (u >= 0x2028 && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069) || u == 0xfeff;
}

QString withEscapes(const QString &text)
{
    if (std::none_of(text.cbegin(), text.cend(), isUnsafeInLog))
        return text;
    QString out;
    out.reserve(text.size() + 16);
    for (const QChar c : text) {
        if (!isUnsafeInLog(c))
            out += c;
        else if (c == u'\n')
            out += "\\n"_L1;
        else if (c == u'\r')
            out += "\\r"_L1;
        else if (c == u'\t')
            out += "\\t"_L1;
        else
            out += u"\\u%1"_s.arg(static_cast<uint>(c.unicode()), 4, 16, QLatin1Char('0'));
    }
    return out;
}

// At most `longest` bytes of UTF-8, with a note of the length it had, and no torn character.
// `missing` characters were cut off before.
QString cutToBytes(const QString &text, qsizetype longest, qsizetype missing = 0)
{
    if (missing == 0 && text.size() * 3 <= longest)
        return text;
    QByteArray bytes = text.toUtf8();
    if (missing == 0 && bytes.size() <= longest)
        return text;
    const QString note = u"… (cut, %1 characters)"_s.arg(text.size() + missing);
    qsizetype end = std::min(longest - note.toUtf8().size(), bytes.size());
    while (end > 0 && end < bytes.size() && (static_cast<uchar>(bytes.at(end)) & 0xc0) == 0x80)
        --end;
    bytes.truncate(end);
    return QString::fromUtf8(bytes) + note;
}

bool isSecretName(const QString &key)
{
    static const QStringList names = {u"authorization"_s, u"proxyauthorization"_s, u"cookie"_s,
        u"setcookie"_s, u"clientsecret"_s, u"refreshtoken"_s, u"accesstoken"_s, u"idtoken"_s,
        u"authtoken"_s, u"token"_s, u"codeverifier"_s, u"clientassertion"_s, u"privatekey"_s,
        u"apikey"_s, u"xapikey"_s, u"authkey"_s, u"secretkey"_s, u"secret"_s, u"password"_s,
        u"passphrase"_s};
    QString plain = key.toLower();
    plain.remove(u'_').remove(u'-');
    return names.contains(plain);
}

QJsonValue redactedValue(const QJsonValue &value)
{
    if (value.isString())
        return redactedText(value.toString());
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject object = value.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it)
            out.insert(redactedText(it.key()),
                isSecretName(it.key()) ? QJsonValue(u"•••"_s) : redactedValue(it.value()));
        return out;
    }
    if (value.isArray()) {
        QJsonArray out;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &entry : array)
            out.append(redactedValue(entry));
        return out;
    }
    return value;
}

} // namespace

QString redactedText(const QString &text)
{
    if (text.isEmpty())
        return text;
    QString out = QString::fromUtf8(withoutSecrets(text.left(kLongestLookedAt).toUtf8()));
    if (mayLookSecret(out)) {
        for (const QRegularExpression &pattern : redactionPatterns())
            out.replace(pattern, u"•••"_s);
    }
    const qsizetype unseen = text.size() - std::min(text.size(), kLongestLookedAt);
    if (unseen == 0)
        return cutToBytes(withEscapes(out), kLongestText);
    const qsizetype edge = std::min(out.size(), kTornEdge);
    out.chop(edge);
    return cutToBytes(withEscapes(out), kLongestText, unseen + edge);
}

QJsonObject redactedDetails(const QJsonObject &details)
{
    if (details.isEmpty())
        return details;
    const QJsonObject out = redactedValue(details).toObject();
    const QByteArray text = QJsonDocument(out).toJson(QJsonDocument::Compact);
    if (text.size() <= kLongestText)
        return out;
    return {{u"cut"_s, text.size()},
        {u"excerpt"_s, cutToBytes(QString::fromUtf8(text), kLongestExcerpt)}};
}

LogRecord redactedRecord(LogRecord record)
{
    record.runId = redactedText(record.runId);
    record.component = redactedText(QString::fromUtf8(record.component)).toUtf8();
    record.message = redactedText(record.message);
    record.details = redactedDetails(record.details);
    return record;
}

} // namespace sluice
