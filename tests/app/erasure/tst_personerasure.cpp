// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/erasure/erasuresubject.h"
#include "app/erasure/personfiles.h"
#include "base/zip/zipreader.h"
#include "base/zip/zipwriter.h"
#include "core/log/log.h"
#include "core/log/logerasure.h"
#include "core/log/logfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <climits>
#include <utility>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr auto kId = "5725767000000412001";

ErasureSubject ann()
{
    ErasureSubject subject;
    if (!subject.addId(QString::fromLatin1(kId)) || !subject.addEmail(u"Ann@Example.org"_s)
        || !subject.addPhone(u"+49 30 1234567"_s))
        qFatal("the subject was refused");
    return subject;
}

} // namespace

// How one person is told from all others, and taken out of files and texts.
class PersonErasureTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsApart_data();
    void tellsApart();
    void cellsOfOnePerson();
    void refusesWhatIsTooShort();
    void textsAndJson();
    void rowsKeepTheirPlace_data();
    void rowsKeepTheirPlace();
    void findsIdsBesideAddresses();
    void archives();
    void numbersInIdFiles();
    void otherFilesGo();
    void endsWithinAFile_data();
    void endsWithinAFile();
    void logLines();

private:
    QString write(const QString &name, const QByteArray &content);
    QByteArray read(const QString &path);
    QTemporaryDir m_folder;
};

QString PersonErasureTest::write(const QString &name, const QByteArray &content)
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("not written");
    return path;
}

QByteArray PersonErasureTest::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

void PersonErasureTest::tellsApart_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isIn");
    const auto row
        = [](const char *text, bool isIn) { QTest::newRow(text) << QByteArray(text) << isIn; };
    row("5725767000000412001", true);
    row("/crm/v8/Leads?ids=1,5725767000000412001,2", true);
    row("{\"id\":\"5725767000000412001\"}", true);
    row("15725767000000412001", false);
    row("57257670000004120012", false);
    row("ann@example.org", true);
    row("mail ANN@EXAMPLE.ORG.", true);
    row("email=ann%40example.org&x", true);
    row("joann@example.org", false);
    row("jo.ann@example.org", false);
    row("ann@example.org.uk", false);
    row("ann@example.organic", false);
    row("+49 30 1234567", true);
    row("49301234567", true);
    row("bob@example.org", false);
    row("", false);
}

void PersonErasureTest::tellsApart()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isIn);
    const ErasureSubject subject = ann();
    QCOMPARE(subject.isIn(text), isIn);
    const QByteArray left = subject.blanked(text);
    QCOMPARE(left.size(), text.size());
    QCOMPARE(left != text, isIn);
    QVERIFY(!subject.isIn(left));
}

void PersonErasureTest::cellsOfOnePerson()
{
    const ErasureSubject subject = ann();
    for (const char *cell :
        {"ann@example.org", "bob@x.org;Ann@example.org", "0049 (30) 123-4567", "+49/30/1234567"})
        QVERIFY2(subject.isPersonal(cell), cell);
    for (const char *cell : {"030 1234567", "5725767000000412001", "4930123456", ""})
        QVERIFY2(!subject.isPersonal(cell), cell);
}

void PersonErasureTest::refusesWhatIsTooShort()
{
    ErasureSubject subject;
    QVERIFY(!subject.addId(u"12345"_s));
    QVERIFY(!subject.addEmail(u"ann"_s));
    QVERIFY(!subject.addPhone(u"112"_s));
    QVERIFY(subject.isEmpty());
    QVERIFY(!subject.addIdOfRow("12345"));
}

void PersonErasureTest::textsAndJson()
{
    const ErasureSubject subject = ann();
    QCOMPARE(subject.without(u"DUPLICATE: ann@example.org is there"_s),
        u"DUPLICATE: (erased) is there"_s);
    QCOMPARE(subject.without(u"nothing"_s), u"nothing"_s);
    const QJsonObject memo{{u"rows"_s, 3},
        {u"ids"_s, QJsonArray{QJsonArray{0, u"7"_s}, QJsonArray{1, QString::fromLatin1(kId)}}},
        {u"sample"_s,
            QJsonArray{QJsonObject{{u"id"_s, QString::fromLatin1(kId)},
                           {u"before"_s, QJsonObject{{u"Name"_s, u"Ann"_s}}}},
                QJsonObject{{u"id"_s, u"8"_s}, {u"before"_s, QJsonObject{{u"Name"_s, u"Bob"_s}}}}}},
        {u"selection"_s, QJsonArray{u"9"_s, QString::fromLatin1(kId)}}};
    const QJsonObject left = subject.without(QJsonValue(memo)).toObject();
    const QByteArray text = QJsonDocument(left).toJson(QJsonDocument::Compact);
    QVERIFY2(!text.contains(kId) && !text.contains("Ann"), text.constData());
    QVERIFY2(text.contains("Bob") && text.contains("\"9\""), text.constData());
    QCOMPARE(left.value("rows"_L1).toInt(), 3);
    QCOMPARE(left.value("ids"_L1).toArray().size(), 2);
    QCOMPARE(left.value("ids"_L1)[1][0].toInt(), 1);
    QCOMPARE(left.value("sample"_L1).toArray().size(), 2);
}

void PersonErasureTest::rowsKeepTheirPlace_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("an outcome file")
        << QByteArray("_row,_action,id,Name\n1,updated,1000000001,Bob\n"
                      "2,updated,5725767000000412001,Ann\n3,updated,1000000003,Cid\n")
        << QByteArray("_row,_action,id,Name\n1,updated,1000000001,Bob\n"
                      "2,updated,,**********************\n3,updated,1000000003,Cid\n");
    QTest::newRow("quotes, line feeds and other line ends")
        << QByteArray("id,Mail,Note\r\n1000000001,bob@x.org,\"a\"\"b\"\r\n"
                      "1000000002,ann@example.org,\"one,\r\ntwo\"\r\n")
        << QByteArray("id,Mail,Note\r\n1000000001,bob@x.org,\"a\"\"b\"\r\n"
                      ",,************************************\r\n");
    QTest::newRow("another's row that names the id")
        << QByteArray("id;Account\n1000000001;5725767000000412001\n")
        << QByteArray("id;Account\n1000000001;*******************\n");
    QTest::newRow("by number only, and no end of line") << QByteArray(
        "Name,Phone\nAnn,0049-30-1234567") << QByteArray("Name,Phone\n,******************");
    QTest::newRow("nobody") << QByteArray("id,Name\n1000000001,Bob\n")
                            << QByteArray("id,Name\n1000000001,Bob\n");
}

void PersonErasureTest::rowsKeepTheirPlace()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    ErasureSubject subject = ann();
    const QString path = write(u"rows.csv"_s, before);
    auto found = PersonFile(path, subject).find();
    QVERIFY(found);
    QCOMPARE(*found, before == after ? 0 : 1);
    QCOMPARE(read(path), before);
    QVERIFY(PersonFile(path, subject).erase());
    QCOMPARE(read(path), after);
    QCOMPARE(PersonFile(path, subject).find().value_or(-1), 0);
}

void PersonErasureTest::findsIdsBesideAddresses()
{
    ErasureSubject subject;
    QVERIFY(subject.addEmail(u"ann@example.org"_s));
    QVERIFY(PersonFile(write(u"a.csv"_s, "id,Mail\n1000000002,ann@example.org\n"), subject).find());
    QVERIFY(subject.isId("1000000002"));
    QCOMPARE(
        PersonFile(write(u"b.csv"_s, "id,Status\n1000000002,ok\n"), subject).find().value_or(-1),
        1);
}

void PersonErasureTest::archives()
{
    QByteArray rows = "id,Mail\n";
    for (int i = 0; i < 50'000; ++i) // several blocks
        rows += QByteArray::number(1'000'000'000 + i) + ",bob" + QByteArray::number(i) + "@x.org\n";
    const QByteArray mine = "5725767000000412001,ann@example.org\n";
    const QString path = m_folder.filePath(u"page.zip"_s);
    QVERIFY(writeZipFile(path, "page.csv", QByteArray(rows + mine + rows.mid(8))));
    ErasureSubject subject = ann();
    auto change = PersonFile(path, subject).erase();
    QVERIFY(change && *change == PersonFile::Change::Rewritten);
    auto zip = ZipReader::open(path);
    QVERIFY(zip);
    QCOMPARE((*zip)->entries().first().name, QByteArray("page.csv"));
    auto entry = (*zip)->openEntry(0);
    QVERIFY(entry);
    QByteArray all;
    for (QByteArray block = (*entry)->read(1 << 20); !block.isEmpty();
         block = (*entry)->read(1 << 20))
        all += block;
    QVERIFY((*entry)->atVerifiedEnd());
    QVERIFY(all == QByteArray(rows + "," + QByteArray(mine.size() - 2, '*') + '\n' + rows.mid(8)));
}

void PersonErasureTest::numbersInIdFiles()
{
    const quint64 ids[] = {1'000'000'001ULL, 5725767000000412001ULL, 3ULL};
    const QByteArray bytes(reinterpret_cast<const char *>(ids), sizeof ids);
    const QString path = write(u"page.ids"_s, bytes);
    ErasureSubject subject = ann();
    QCOMPARE(PersonFile(path, subject).find().value_or(-1), 1);
    QVERIFY(PersonFile(path, subject).erase());
    QCOMPARE(read(path), bytes.left(8) + QByteArray(8, '\0') + bytes.mid(16));
}

void PersonErasureTest::otherFilesGo()
{
    ErasureSubject subject = ann();
    const QString mine = write(u"a.out"_s, QByteArray("\0\1{ann@example.org}\2", 20));
    const QString others = write(u"b.out"_s, "bob@example.org");
    auto change = PersonFile(mine, subject).erase();
    QVERIFY(change && *change == PersonFile::Change::Deleted);
    QVERIFY(!QFile::exists(mine));
    change = PersonFile(others, subject).erase();
    QVERIFY(change && *change == PersonFile::Change::None);
    QCOMPARE(read(others), QByteArray("bob@example.org"));
}

void PersonErasureTest::endsWithinAFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("questions"); // between blocks, before it is to end
    QTest::addColumn<bool>("isErasing");
    QTest::newRow("first block") << u"page.csv"_s << 1 << false;
    QTest::newRow("search for words") << u"page.csv"_s << 9 << false;
    QTest::newRow("rows") << u"page.csv"_s << 40 << false;
    QTest::newRow("rows of an archive") << u"page.zip"_s << 40 << false;
    QTest::newRow("ids") << u"page.ids"_s << 9 << false;
    QTest::newRow("another file") << u"page.out"_s << 9 << false;
    QTest::newRow("rewriting") << u"page.csv"_s << -5 << true;
    QTest::newRow("rewriting an archive") << u"page.zip"_s << -5 << true;
}

// However large it is: nothing is read after the wish, and the file and its folder are as they
// were.
void PersonErasureTest::endsWithinAFile()
{
    QFETCH(QString, name);
    QFETCH(int, questions);
    QFETCH(bool, isErasing);
    QByteArray rows = "id,Mail,Text\n";
    const QByteArray text(200, 'x');
    while (rows.size() < 12 << 20)
        rows += "1000000001,bob@x.org," + text + '\n';
    rows += "5725767000000412001,ann@example.org,-\n";
    QTemporaryDir folder;
    const QString path = folder.filePath(name);
    if (name.endsWith(".zip"_L1)) {
        QVERIFY(writeZipFile(path, "page.csv", rows));
    } else {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(rows) == rows.size());
    }
    const QByteArray before = read(path);
    ErasureSubject subject;
    QVERIFY(subject.addEmail(u"ann@example.org"_s));
    int most = INT_MAX;
    int asked = 0;
    const auto mayGoOn = [&asked, &most]() -> Result<void> {
        return ++asked < most ? Result<void>() : fail(ErrorKind::Cancelled, u"stopped"_s);
    };
    PersonFile file(path, subject, mayGoOn);
    if (questions < 0) { // so many before the end of all
        const auto stays = [](PersonFile::Change) -> Result<void> {
            return fail(ErrorKind::Cancelled, u"not now"_s);
        };
        QVERIFY(!file.erase(stays));
        QVERIFY(asked > 60); // it is read three times
        QCOMPARE(read(path), before);
        questions += std::exchange(asked, 0);
    }
    most = questions;
    const auto changes = [](PersonFile::Change) { return Result<void>(); };
    const auto ended
        = isErasing ? file.erase(changes).map([](auto) { return qint64(0); }) : file.find();
    QVERIFY(!ended && ended.error().kind == ErrorKind::Cancelled);
    QCOMPARE(asked, most); // and no more
    QVERIFY(read(path) == before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{name});
    most = INT_MAX;
    QCOMPARE(file.find().value_or(-1), name.endsWith(".ids"_L1) ? 0 : 1);
}

// In their place, while the segment is open and grows.
void PersonErasureTest::logLines()
{
    QTemporaryDir data;
    LogFile log(data.path());
    const auto add = [&log](const QString &message, const QString &run = {}) {
        log.write({.atMs = 1'000,
            .runId = run,
            .component = "crm",
            .message = message,
            .details = {{u"text"_s, message}}});
    };
    add(u"of ann@example.org"_s, u"run-1"_s);
    add(u"of bob@example.org"_s, u"run-1"_s);
    add(u"x"_s, u"run-2"_s);
    const ErasureSubject subject = ann();
    const auto isAnn
        = [&subject](const LogRecord &, QByteArrayView line) { return subject.isIn(line); };
    QCOMPARE(eraseLogLines(data.path(), isAnn, true).value_or(-1), 1);
    QCOMPARE(eraseLogLines(data.path(), isAnn).value_or(-1), 1);
    QCOMPARE(eraseLogLines(data.path(), isAnn).value_or(-1), 0);
    QCOMPARE(eraseLogLines(data.path(),
                 [](const LogRecord &record, QByteArrayView) { return record.runId == "run-2"_L1; })
                 .value_or(-1),
        1);
    const auto ended = eraseLogLines(
        data.path(),
        [](const LogRecord &, QByteArrayView) -> Result<bool> {
            return fail(ErrorKind::Cancelled, u"stopped"_s);
        },
        true);
    QVERIFY(!ended && ended.error().kind == ErrorKind::Cancelled);
    add(u"later"_s);
    const QDir folder(LogFile::folderIn(data.path()));
    const QByteArrayList lines
        = read(folder.filePath(folder.entryList({u"*.jsonl"_s}).first())).trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    for (const QByteArray &line : lines)
        QVERIFY2(!QJsonDocument::fromJson(line).object().isEmpty(), line.constData());
    QVERIFY(!lines.at(0).contains("ann@") && lines.at(0).contains("run-1"));
    QVERIFY(lines.at(1).contains("bob@"));
    QVERIFY(lines.at(3).contains("later"));
}

QTEST_GUILESS_MAIN(PersonErasureTest)
#include "tst_personerasure.moc"
