// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/mailtext.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBase64Line = 76;
constexpr qsizetype kLongestPlain = 220; // of a header; 998 would be allowed
constexpr qsizetype kWordBytes = 42; // of text in an encoded word, which ends up below 76

QByteArray base64Lines(const QByteArray &bytes)
{
    const QByteArray all = bytes.toBase64();
    QByteArray lines;
    lines.reserve(all.size() + all.size() / kBase64Line * 2 + 2);
    for (qsizetype at = 0; at < all.size(); at += kBase64Line)
        lines += all.mid(at, kBase64Line) + "\r\n";
    return lines;
}

// RFC 2047, in words that do not tear a character.
QByteArray encodedHeader(const QString &text)
{
    QByteArray header;
    QByteArray word;
    const auto endWord = [&header, &word] {
        if (word.isEmpty())
            return;
        header += (header.isEmpty() ? "" : "\r\n ") + ("=?UTF-8?B?" + word.toBase64() + "?=");
        word.clear();
    };
    for (const char32_t c : text.toStdU32String()) {
        const QByteArray bytes = QString::fromUcs4(&c, 1).toUtf8();
        if (word.size() + bytes.size() > kWordBytes)
            endWord();
        word += bytes;
    }
    endWord();
    return header;
}

QByteArray subjectHeader(const QString &subject)
{
    const bool isPlain = subject.size() < kLongestPlain
        && std::all_of(subject.cbegin(), subject.cend(),
            [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
    return isPlain && !subject.contains("=?"_L1) ? subject.toLatin1() : encodedHeader(subject);
}

QByteArray mailDate(qint64 atMs)
{
    return QLocale::c()
               .toString(QDateTime::fromMSecsSinceEpoch(atMs, QTimeZone::utc()),
                   u"ddd, dd MMM yyyy HH:mm:ss"_s)
               .toLatin1()
        + " +0000";
}

QByteArray textPart(const QString &text)
{
    return "Content-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n"
        + base64Lines(QString(text).replace(u'\n', "\r\n"_L1).toUtf8());
}

} // namespace

QByteArray mailText(const MailParts &parts)
{
    const QByteArray id = parts.id.toLatin1();
    QByteArray mail = "Date: " + mailDate(parts.atMs) + "\r\nFrom: Sluice <" + parts.from.toLatin1()
        + ">\r\nTo: <" + parts.to.toLatin1() + ">\r\nSubject: " + subjectHeader(parts.subject)
        + "\r\nMessage-ID: <" + id
        + "@sluice.invalid>\r\nAuto-Submitted: auto-generated\r\n"
          "MIME-Version: 1.0\r\n";
    if (parts.csv.isEmpty())
        return mail + textPart(parts.text);
    // It stands in no part: '_' is no character of base64.
    const QByteArray boundary = "sluice_" + id;
    return mail + "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n--"
        + boundary + "\r\n" + textPart(parts.text) + "--" + boundary
        + "\r\nContent-Type: text/csv; charset=utf-8\r\nContent-Disposition: attachment; "
          "filename=\""
        + parts.csvName.toLatin1() + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64Lines(parts.csv) + "--" + boundary + "--\r\n";
}

} // namespace sluice
