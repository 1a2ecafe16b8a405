// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manual/manualtests.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr qint64 kLargestPicture = 60'000;
constexpr int kMostPictures = 15;

QString manualFolder(const QString &language)
{
    return u"resources/manual/"_s + language;
}

} // namespace

void ManualPagesTest::pagesAreTheFiles()
{
    QFETCH(const QString, language);
    const Manual manual(language);
    QStringList names;
    for (const Manual::Page &page : manual.pages()) {
        names.append(page.name + u".md"_s);
        const QString heading = manual.text(page.name).section(u'\n', 0, 0);
        QVERIFY2(heading.startsWith("# "_L1), qPrintable(page.name));
        QCOMPARE(page.title, heading.mid(2));
    }
    names.sort();
    QCOMPARE(sourceFiles(manualFolder(language), {u"*.md"_s}), names);
    for (const QString &file : std::as_const(names)) // what is compiled in is what is kept
        QCOMPARE(manual.text(file.chopped(3)), sourceText(manualFolder(language) + u'/' + file));
}

void ManualPagesTest::languagesAreAlike()
{
    const Manual english(u"en"_s);
    const auto levels = [](const QString &page) {
        QStringList all;
        for (const QString &heading : Manual::headings(page))
            all.append(heading.section(u' ', 0, 0));
        return all;
    };
    const auto rows = [](const QString &page) { return page.count("\n|"_L1); };
    for (const QString &language : Manual::languages()) {
        const Manual other(language);
        QCOMPARE(other.pages().size(), english.pages().size());
        for (const Manual::Page &page : english.pages()) {
            const QString here = english.text(page.name);
            const QString there = other.text(page.name);
            QVERIFY2(levels(here) == levels(there), qPrintable(page.name));
            QVERIFY2(rows(here) == rows(there), qPrintable(page.name));
            QVERIFY2(
                captured(here, u"\\]\\(([^)]+)\\)"_s) == captured(there, u"\\]\\(([^)]+)\\)"_s),
                qPrintable(page.name));
        }
    }
    QCOMPARE(Manual(u"xx"_s).language(), u"en"_s);
}

void ManualPagesTest::linksLeadSomewhere()
{
    QFETCH(const QString, language);
    const Manual manual(language);
    static const QRegularExpression toPage(u"^([a-z-]+)\\.md(?:#([a-z0-9-]+))?$"_s);
    QStringList pictures;
    for (const Manual::Page &page : manual.pages()) {
        for (const QString &link : captured(manual.text(page.name), u"\\]\\(([^)]+)\\)"_s)) {
            const QByteArray where = (page.name + u": "_s + link).toUtf8();
            const auto match = toPage.match(link);
            if (match.hasMatch()) {
                QVERIFY2(manual.has(match.captured(1)), where.constData());
                const QString anchor = match.captured(2);
                QVERIFY2(anchor.isEmpty() || Manual::headingOf(match.captured(1), anchor) > 0,
                    where.constData());
            } else {
                QVERIFY2(link.startsWith("../images/"_L1) && link.endsWith(".png"_L1),
                    where.constData());
                pictures.append(link.section(u'/', -1));
            }
        }
    }
    pictures.sort();
    QCOMPARE(sourceFiles(u"resources/manual/images"_s, {u"*"_s}), pictures);
    for (const QString &picture : std::as_const(pictures))
        QVERIFY2(sourceText(u"resources/sluice.qrc"_s).contains(u"manual/images/"_s + picture),
            qPrintable(picture));
}

void ManualPagesTest::picturesAreSmall()
{
    const QString folder = u"resources/manual/images"_s;
    const QStringList pictures = sourceFiles(folder, {u"*"_s});
    QVERIFY(pictures.size() <= kMostPictures);
    for (const QString &picture : pictures) {
        QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/") + folder + u'/' + picture);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.size() <= kLargestPicture, qPrintable(picture));
        const QByteArray head = file.read(26);
        QVERIFY2(head.startsWith("\x89PNG"), qPrintable(picture));
        QCOMPARE(int(head.at(25)), 3); // colours by a palette
    }
}

void ManualPagesTest::namesNoMachine()
{
    QFETCH(const QString, language);
    const Manual manual(language);
    static const QRegularExpression place(
        u"/(home|root|work|Users|build)/|/tmp/|localhost:|\\b(10|192\\.168|172)\\.\\d+\\.\\d+"_s);
    for (const Manual::Page &page : manual.pages()) {
        const auto match = place.match(manual.text(page.name));
        QVERIFY2(!match.hasMatch(), qPrintable(page.name + u": "_s + match.captured(0)));
    }
}

// F1 on a page of the console opens the page of its key.
void ManualPagesTest::consolePagesHaveAPage()
{
    const Manual manual;
    int seen = 0;
    QDirIterator headers(QStringLiteral(SLUICE_SOURCE_DIR "/src/console"), {u"*page.h"_s},
        QDir::Files, QDirIterator::Subdirectories);
    while (headers.hasNext()) {
        QFile file(headers.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString &key : captured(QString::fromUtf8(file.readAll()),
                 u"QString key\\(\\) const override \\{ return [^\"]*\"([a-z-]+)\""_s)) {
            // How somebody begins has more than one page; they share a topic.
            QVERIFY2(manual.has(key == "welcome"_L1 ? u"first-run"_s : key), qPrintable(key));
            ++seen;
        }
    }
    QVERIFY(seen >= 7);
}

void ManualPagesTest::anchorsAreEnglishHeadings()
{
    QCOMPARE(Manual::headingOf(u"klaviyo"_s, u"locks"_s), 4);
    QCOMPARE(Manual::headingOf(u"klaviyo"_s, u"klaviyo"_s), 0);
    QCOMPARE(Manual::headingOf(u"klaviyo"_s, u"no-such-heading"_s), -1);
    QCOMPARE(Manual::headingOf(u"no-such-page"_s, u"locks"_s), -1);
    QCOMPARE(
        Manual::headings(u"# A\n```\n# no\n```\n## B\n"_s), QStringList({u"# A"_s, u"## B"_s}));
}

// The first page of the source: what it points to is there, and the rest is in the manual.
void ManualPagesTest::readmeIsShort()
{
    const QString readme = sourceText(u"README.md"_s);
    QVERIFY(readme.count(u'\n') <= 150);
    const QStringList links = captured(readme, u"\\]\\(([^)#]+)"_s);
    QVERIFY(links.size() > 8);
    for (const QString &link : links)
        QVERIFY2(QFile::exists(QStringLiteral(SLUICE_SOURCE_DIR "/") + link), qPrintable(link));
    for (const QString &place : captured(readme, u"`((?:src|tests|packaging)/[^`]+)`"_s))
        QVERIFY2(QFile::exists(QStringLiteral(SLUICE_SOURCE_DIR "/") + place), qPrintable(place));
    const QString dev = sourceText(u"dev"_s);
    for (const QString &command : captured(readme, u"\\./dev ([a-z]+)"_s))
        QVERIFY2(dev.contains(u"\n    %1"_s.arg(command)), qPrintable(command));
}
