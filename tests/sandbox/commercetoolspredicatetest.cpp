// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxtests.h"

#include "sandbox/commercetools/expand.h"
#include "sandbox/commercetools/predicate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::sandbox;

// The grammar of commercetools-klaviyo B.2, without a server.
class CommercetoolsPredicateTest : public QObject
{
    Q_OBJECT
private slots:
    void holdsOrNot_data();
    void holdsOrNot();
    void isRefused_data();
    void isRefused();
    void boundsOfAnId_data();
    void boundsOfAnId();
    void expandsPaths();
};

namespace {

constexpr char kRecord[]
    = R"({"id":"b2","version":3,"createdAt":"2024-01-02T00:00:00.000Z","email":"Jane@example.com",)"
      R"("isEmailVerified":true,"stores":[],"tags":["red","blue"],"title":null,"note":"a \"b\" c",)"
      R"("addresses":[{"city":"Berlin","country":"DE"},{"city":"Lyon","country":"FR"}],)"
      R"("masterData":{"published":true,"current":{"name":{"en":"Bag","de-DE":"Tasche"}}},)"
      R"("paymentInfo":{"payments":[{"typeId":"payment","id":"p1"}]}})";

} // namespace

void CommercetoolsPredicateTest::holdsOrNot_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isTrue");
    const auto row
        = [](const char *text, bool isTrue) { QTest::newRow(text) << QByteArray(text) << isTrue; };
    row("id = \"b2\"", true);
    row("id != \"b2\"", false);
    row("id <> \"b3\"", true);
    row("id > \"b1\"", true);
    row("id > \"b2\"", false);
    row("id >= \"b2\"", true);
    row("id < \"b2\"", false);
    row("id <= \"b2\"", true);
    row("version = 3", true);
    row("version > 3.5", false);
    row("version >= -1", true);
    row("isEmailVerified = true", true);
    row("isEmailVerified = false", false);
    row("createdAt = \"2024-01-02T00:00:00Z\"", true);
    row("createdAt > \"2024-01-02T00:30:00.000+01:00\"", true);
    row("createdAt > \"2024-01-02T01:30:00.000+01:00\"", false);
    row("id = \"x\" or version = 3", true);
    row("id = \"b2\" and version = 4", false);
    row("id = \"b2\" or id = \"b2\" and version = 4", true);
    row("(id = \"b2\" or id = \"b2\") and version = 4", false);
    row("not(version = 4)", true);
    row("not (id = \"b2\" and version = 3)", false);
    row("masterData(published = true)", true);
    row("masterData(published = false)", false);
    row("masterData(current(name(en = \"Bag\")))", true);
    row("masterData(current(name(`de-DE` = \"Tasche\")))", true);
    row("masterData(current(name(de-DE = \"Tasche\")))", true);
    row("paymentInfo(payments(id = \"p1\"))", true);
    row("paymentInfo(payments(id = \"p2\"))", false);
    row("addresses(city = \"Lyon\" and country = \"FR\")", true);
    row("addresses(city = \"Lyon\" and country = \"DE\")", false);
    row("id in (\"a\",\"b2\")", true);
    row("id in (\"a\", \"c\")", false);
    row("id IN (\"b2\") AND version in (1, 2, 3)", true);
    row("tags contains any (\"green\",\"red\")", true);
    row("tags contains all (\"green\",\"red\")", false);
    row("tags contains all (\"blue\",\"red\")", true);
    row("email is defined", true);
    row("title is defined", false);
    row("title is not defined", true);
    row("stores is empty", true);
    row("stores is not empty", false);
    row("tags is not empty", true);
    row("email matches ignore case \"JANE@EXAMPLE.COM\"", true);
    row("email = \"jane@example.com\"", false);
    row("note = \"a \\\"b\\\" c\"", true);
    row("id = :id", true);
    row("version = :version", true);
    row("id in :ids", true);
    row("createdAt > \"2024-01-01T00:00:00.000Z\" or (createdAt = \"2024-01-01T00:00:00.000Z\" "
        "and id > \"zz\")",
        true);
}

void CommercetoolsPredicateTest::holdsOrNot()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isTrue);
    PredicateVariables variables{{"id", "b2"}, {"version", "3"}};
    variables.insert("ids", "a");
    variables.insert("ids", "b2");
    const auto node = parsePredicate(text, variables);
    QVERIFY2(node, node ? "" : qPrintable(node.error().what));
    QCOMPARE(holds(**node, JsonView(kRecord)), isTrue);
}

void CommercetoolsPredicateTest::isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "id", "id =", "id = ", "= \"x\"", "id = \"x", "id == \"x\"",
             "id = x", "(id = \"x\"", "id = \"x\")", "id in ()", "id in (\"a\"", "id in \"a\"",
             "tags contains (\"a\")", "id is", "id is not", "id is full", "not id = \"x\"",
             "id = \"x\" and", "id = \"x\" version = 3", "id matches \"x\"", "id = :unknown",
             "id > \"a\" ; drop", "masterData()"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("too deep") << QByteArray(1000, '(');
}

void CommercetoolsPredicateTest::isRefused()
{
    QFETCH(QByteArray, text);
    const auto node = parsePredicate(text, {});
    QVERIFY(!node);
    QVERIFY(!node.error().what.isEmpty());
}

void CommercetoolsPredicateTest::boundsOfAnId_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected"); // low [in] - high [in] {only}
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(expected);
    };
    row("id > \"a\"", "a -");
    row("id >= \"a\" and id < \"c\"", "a[ - c");
    row("id > \"a\" and id > \"b\"", "b -");
    row("id > \"a\" or id > \"b\"", "a -");
    row("id > \"a\" or version = 3", "-");
    row("id in (\"c\",\"a\")", "a[ - c] {a,c}");
    row("id in (\"c\",\"a\") and id > \"b\"", "b - c] {a,c}");
    row("not(id > \"a\")", "-");
    row("addresses(id > \"a\")", "-");
}

void CommercetoolsPredicateTest::boundsOfAnId()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto node = parsePredicate(text, {});
    QVERIFY(node);
    const PredicateBounds bounds = boundsOf(**node, "id");
    QString seen = bounds.low
        ? QString::fromLatin1(*bounds.low) + (bounds.hasLow ? u"["_s : u""_s) + u' '
        : QString();
    seen += u'-';
    if (bounds.high)
        seen += u' ' + QString::fromLatin1(*bounds.high) + (bounds.hasHigh ? u"]"_s : u""_s);
    if (bounds.only)
        seen += u" {"_s + QString::fromLatin1(bounds.only->join(',')) + u'}';
    QCOMPARE(seen, expected);
}

void CommercetoolsPredicateTest::expandsPaths()
{
    const auto lookup = [](QByteArrayView typeId, QByteArrayView id) -> QByteArray {
        if (typeId == "category" && id == "c1")
            return R"({"id":"c1","ancestors":[{"typeId":"category","id":"c0"}]})";
        if (typeId == "category" && id == "c0")
            return R"({"id":"c0","ancestors":[]})";
        return {};
    };
    const QByteArray record = R"({"id":"p","a":{"categories":[{"typeId":"category","id":"c1"},)"
                              R"({"typeId":"category","id":"gone"}],"n":1}})";
    ExpandTree tree;
    QVERIFY(tree.add("a.categories[*].ancestors[*]"));
    QVERIFY(tree.add("nowhere[*].at.all"));
    QVERIFY(!tree.add("a..b"));
    QVERIFY(!tree.add("a[b]"));
    QCOMPARE(expanded(record, tree, lookup),
        QByteArray(
            R"({"id":"p","a":{"categories":[{"typeId":"category","id":"c1","obj":{"id":"c1",)"
            R"("ancestors":[{"typeId":"category","id":"c0","obj":{"id":"c0","ancestors":[]}}]}},)"
            R"({"typeId":"category","id":"gone"}],"n":1}})"));
}

int runCommercetoolsPredicateTest(int argc, char **argv)
{
    CommercetoolsPredicateTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "commercetoolspredicatetest.moc"
