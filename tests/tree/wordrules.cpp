// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/wordrules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

// One complaint for each place in `text`, a text of `file`, that the pattern finds.
QStringList findAll(const SourceFile &file, const QString &text, const QRegularExpression &pattern)
{
    QStringList complaints;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        complaints << file.complaint(match.capturedStart(0), match.captured(0).trimmed());
    }
    return complaints;
}

} // namespace

QStringList noBodyIsSentTwice(const SourceFile &file)
{
    static const QRegularExpression word(u"\\bQHttp(Multi)?Part\\b"_s);
    return findAll(file, file.code, word);
}

QStringList certificatesAreVerified(const SourceFile &file)
{
    static const QRegularExpression word(
        u"\\bignoreSslErrors\\b|\\bVerifyNone\\b|\\bQueryPeer\\b"_s);
    static const QRegularExpression ofHttplib(u"\\benable_server_certificate_verification\\b"_s);
    QStringList complaints = findAll(file, file.code, word);
    if (!file.isBelow(u"tests"_s)) // a client that a test plays may be careless
        complaints += findAll(file, file.code, ofHttplib);
    return complaints;
}

QStringList eventsAreNotProcessedInside(const SourceFile &file)
{
    static const QRegularExpression word(u"\\bprocessEvents\\b"_s);
    return file.isBelow(u"tests"_s) ? QStringList() : findAll(file, file.code, word);
}

QStringList nobodySleeps(const SourceFile &file)
{
    static const QRegularExpression qt(u"\\bQThread::[mu]?sleep\\b|\\bQTest::qSleep\\b"_s);
    static const QRegularExpression others(
        u"\\bsleep_(for|until)\\b|(?<![\\w.:>])(::)?(u|nano)?sleep\\s*\\("_s);
    QStringList complaints = findAll(file, file.code, qt);
    if (!file.isBelow(u"tests"_s))
        complaints += findAll(file, file.code, others);
    return complaints;
}

QStringList connectionsAreTyped(const SourceFile &file)
{
    static const QRegularExpression word(u"\\b(SIGNAL|SLOT)\\s*\\("_s);
    // QDBusConnection::connect() has no other form.
    static const QRegularExpression onBus(u"\\bbus\\.connect\\([^;]*;"_s);
    QString code = file.code;
    auto calls = onBus.globalMatch(file.code);
    while (calls.hasNext()) {
        const auto call = calls.next();
        code.replace(
            call.capturedStart(0), call.capturedLength(0), QString(call.capturedLength(0), u' '));
    }
    return findAll(file, code, word);
}

QStringList coloursComeFromTokens(const SourceFile &file)
{
    static const QRegularExpression quoted(
        u"#([0-9a-fA-F]{8}|[0-9a-fA-F]{6})\\b"
        "|\"#(?=\\d*[a-fA-F])[0-9a-fA-F]{3,4}\"|\"#(\\d)\\2\\2\""_s);
    static const QRegularExpression called(
        u"\\bQColor[\\w ]*[({]\\s*\\d|\\bqRgba?\\(\\s*\\d|\\bfromRgb[aF]?\\(\\s*\\d"_s);
    // White is the same on both grounds, and the sheet of the design says so.
    static const QRegularExpression styled(u"#(?!FFFFFF\\b)[0-9a-fA-F]{3,8}\\b|\\brgba?\\("_s);
    if (file.isBelow(u"src"_s))
        return findAll(file, file.quoted, quoted) + findAll(file, file.code, called);
    const bool isStyle = file.path.endsWith(".qss"_L1) || file.path.endsWith(".in"_L1)
        || file.path.endsWith(".ui"_L1);
    return isStyle ? findAll(file, file.text, styled) : QStringList();
}

QStringList sqliteLoadsNoCode(const SourceFile &file)
{
    static const QRegularExpression word(
        u"load_extension|LOAD_EXTENSION"_s, QRegularExpression::CaseInsensitiveOption);
    return file.isBelow(u"src"_s)
        ? findAll(file, file.code, word) + findAll(file, file.quoted, word)
        : QStringList();
}

} // namespace sluice::testing
