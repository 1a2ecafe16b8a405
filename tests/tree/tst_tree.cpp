// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/includerules.h"
#include "tree/layoutrules.h"
#include "tree/namerules.h"
#include "tree/wordrules.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

// Holds the source tree to its own rules. Each rule first has to prove that it fires: on lines that
// break it and on none of those that only look so.
class TestTree : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void splitsCodeFromQuotes();
    void rulesFire_data();
    void rulesFire();
    void rulesSpare_data();
    void rulesSpare();

    void arrowsPointRight() { check(sluice::testing::arrowsPointRight); }
    void coreFoldersKnowTheirPlace() { check(sluice::testing::coreFoldersKnowTheirPlace); }
    void siblingsStayApart() { check(sluice::testing::siblingsStayApart); }
    void widgetsStayInTheConsole() { check(sluice::testing::widgetsStayInTheConsole); }
    void includesAreRooted() { check(sluice::testing::includesAreRooted); }
    void licenceComesFirst() { check(sluice::testing::licenceComesFirst); }
    void headersAreGuarded() { check(sluice::testing::headersAreGuarded); }
    void headersExplainThemselves() { check(sluice::testing::headersExplainThemselves); }
    void fileNamesAreLowerCase() { check(sluice::testing::fileNamesAreLowerCase); }
    void noBodyIsSentTwice() { check(sluice::testing::noBodyIsSentTwice); }
    void certificatesAreVerified() { check(sluice::testing::certificatesAreVerified); }
    void eventsAreNotProcessedInside() { check(sluice::testing::eventsAreNotProcessedInside); }
    void nobodySleeps() { check(sluice::testing::nobodySleeps); }
    void connectionsAreTyped() { check(sluice::testing::connectionsAreTyped); }
    void coloursComeFromTokens() { check(sluice::testing::coloursComeFromTokens); }
    void findsTypesOfOneName();
    void typesAreNamedOnce();
    void sqliteLoadsNoCode() { check(sluice::testing::sqliteLoadsNoCode); }

private:
    void check(Rule rule) const;
    QList<SourceFile> m_tree;
};

Q_DECLARE_METATYPE(sluice::testing::Rule)

namespace {

void planted(const char *name, Rule rule, const char *path, const char *text)
{
    QTest::newRow(name) << rule << QString::fromUtf8(path) << QString::fromUtf8(text);
}

} // namespace

void TestTree::initTestCase()
{
    m_tree = readSourceTree(QStringLiteral(SLUICE_SOURCE_DIR));
    QVERIFY2(m_tree.size() > 100, "the source tree is not where it was");
    const auto ofThisTest = [](const SourceFile &file) {
        return file.path == "tests/tree/tst_tree.cpp"_L1 && file.text.contains("ofThisTest"_L1);
    };
    QVERIFY(std::any_of(m_tree.cbegin(), m_tree.cend(), ofThisTest));
}

void TestTree::check(Rule rule) const
{
    QStringList complaints;
    for (const SourceFile &file : m_tree)
        complaints += rule(file);
    QVERIFY2(complaints.isEmpty(), qPrintable(u"\n  "_s + complaints.join(u"\n  "_s)));
}

void TestTree::splitsCodeFromQuotes()
{
    const QString text
        = u"a = 1'000; // \"c\"\nb = \"q\\\"//\"; /* x\n*/ c = R\"x(y)\")x\" + 'z';\n"_s;
    const SourceFile file = SourceFile::of(u"src/a.cpp"_s, text);
    QCOMPARE(file.code, u"a = 1'000;       \nb = \"     \";     \n   c = R\"       \" + ' ';\n"_s);
    QCOMPARE(file.quoted.simplified(), u"\"q\\\"//\" \"x(y)\")x\" 'z'"_s);
    QCOMPARE(file.quoted.size(), text.size());
    QVERIFY(SourceFile::of(u"a.json"_s, text).code.isEmpty());
}

void TestTree::rulesFire_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");

    const Rule arrows = sluice::testing::arrowsPointRight;
    planted("base up", arrows, "src/base/a.cpp", "#include \"core/log/log.h\"\n");
    planted("core up", arrows, "src/core/log/a.cpp", "\n#include \"services/zoho/x.h\"\n");
    planted("services up", arrows, "src/services/zoho/a.h", "  # include \"syncs/synckind.h\"\n");
    planted("syncs up", arrows, "src/syncs/crmbulk/a.h", "#include \"app/application.h\"\n");
    planted("app up", arrows, "src/app/a.cpp", "#include \"console/theme/theme.h\"\n");
    planted("cli aside", arrows, "src/cli/a.cpp", "#include \"console/theme/theme.h\"\n");
    planted("console aside", arrows, "src/console/a.cpp", "#include \"cli/command.h\"\n");
    planted("sandbox and core", arrows, "src/sandbox/a.cpp", "#include \"core/log/log.h\"\n");
    planted(
        "sandbox and services", arrows, "src/sandbox/a.cpp", "#include \"services/zoho/x.h\"\n");
    planted("script and core", arrows, "src/script/main.cpp", "#include \"core/log/log.h\"\n");
    planted("console and sandbox", arrows, "src/console/a.cpp", "#include \"sandbox/options.h\"\n");
    planted("new layer", arrows, "src/extra/a.cpp", "int a;\n");
    const Rule core = sluice::testing::coreFoldersKnowTheirPlace;
    planted("http and auth", core, "src/core/http/a.h", "#include \"core/auth/vault.h\"\n");
    planted("store and engine", core, "src/core/store/a.h", "#include \"core/engine/stage.h\"\n");
    planted("log and http", core, "src/core/log/a.h", "#include \"core/http/httpclient.h\"\n");
    planted("new folder", core, "src/core/extra/a.cpp", "int a;\n");
    const Rule siblings = sluice::testing::siblingsStayApart;
    planted("two services", siblings, "src/services/klaviyo/a.h",
        "#include \"services/zohocrm/crmclient.h\"\n");
    planted("shared to special", siblings, "src/services/zoho/a.h",
        "#include \"services/zohocrm/crmclient.h\"\n");
    planted("two syncs", siblings, "src/syncs/commerceklaviyo/a.h",
        "#include \"syncs/crmbulk/readpage.h\"\n");
    planted("files to special", siblings, "src/syncs/files/a.h",
        "#include \"syncs/crmbulk/crmbulkjob.h\"\n");
    const Rule widgets = sluice::testing::widgetsStayInTheConsole;
    planted("widget", widgets, "src/app/a.cpp", "#include <QMessageBox>\n");
    planted("widget module", widgets, "src/core/log/a.cpp", "#include <QtWidgets/QLabel>\n");
    planted("umbrella", widgets, "tests/core/a.cpp", "#include <QtWidgets>\n");
    planted("gui", widgets, "src/syncs/a.cpp", "#include <QColor>\n");
    const Rule rooted = sluice::testing::includesAreRooted;
    planted("beside", rooted, "src/base/a.cpp", "#include \"ids.h\"\n");
    planted("above", rooted, "src/base/a.cpp", "#include \"../core/log/log.h\"\n");

    const Rule licence = sluice::testing::licenceComesFirst;
    planted("no licence", licence, "src/a.cpp", "#include <QString>\n");
    planted("licence below", licence, "src/a.h",
        "#pragma once\n// SPDX-License-Identifier: GPL-3.0-or-later\n");
    planted("other licence", licence, "CMakeLists.txt", "# SPDX-License-Identifier: MIT\n");
    planted("script", licence, "dev", "#!/bin/sh\ntrue\n");
    planted("no guard", sluice::testing::headersAreGuarded, "src/a.h", "class A;\n");
    planted("guard in a comment", sluice::testing::headersAreGuarded, "src/a.h",
        "/*\n#pragma once\n*/\n");
    const Rule explained = sluice::testing::headersExplainThemselves;
    planted("class", explained, "src/a.h", "#pragma once\nclass A\n{\n};\n");
    planted("only a licence", explained, "src/a.h",
        "// SPDX-License-Identifier: GPL-3.0-or-later\nclass A\n");
    planted("function", explained, "src/a.h", "namespace sluice {\nint a();\n// What it is for.\n");
    planted(
        "after an enumeration", explained, "src/a.h", "enum class B {\n    One,\n};\nclass A\n");
    planted("too short", explained, "src/a.h", "// Class A.\nclass A\n");
    planted("upper case", sluice::testing::fileNamesAreLowerCase, "src/base/Ids.cpp", "");

    planted("multipart", sluice::testing::noBodyIsSentTwice, "src/a.cpp", "QHttpMultiPart part;\n");
    const Rule verified = sluice::testing::certificatesAreVerified;
    planted("errors ignored", verified, "tests/a.cpp", "reply->ignoreSslErrors();\n");
    planted("not verified", verified, "src/a.cpp", "f(QSslSocket::VerifyNone);\n");
    planted("events", sluice::testing::eventsAreNotProcessedInside, "src/a.cpp",
        "QCoreApplication::processEvents();\n");
    const Rule sleeps = sluice::testing::nobodySleeps;
    planted("sleep", sleeps, "src/a.cpp", "QThread::sleep(1);\n");
    planted("msleep", sleeps, "tests/a.cpp", "QThread::msleep(10);\n");
    planted("usleep", sleeps, "src/a.cpp", "QThread::usleep(10);\n");
    planted("qSleep", sleeps, "tests/a.cpp", "QTest::qSleep(10);\n");
    planted("thread", sleeps, "src/a.cpp", "std::this_thread::sleep_for(1s);\n");
    planted("posix", sleeps, "src/a.cpp", "    ::usleep(10);\n");
    const Rule typed = sluice::testing::connectionsAreTyped;
    planted("signal", typed, "src/a.cpp", "connect(a, SIGNAL(b()), c, &C::d);\n");
    planted(
        "slot", typed, "src/a.cpp", "bus.connect(x, SLOT(y()));\nconnect(a, b, c, SLOT(d()));\n");
    const Rule colours = sluice::testing::coloursComeFromTokens;
    planted("six digits", colours, "src/a.cpp", "f(\"#1580C4\");\n");
    planted("in a style", colours, "src/a.cpp", "f(u\"QLabel { color: #ff1580c4; }\"_s);\n");
    planted("three digits", colours, "src/a.cpp", "f(\"#fff\");\n");
    planted("black", colours, "src/a.cpp", "f(\"#000\");\n");
    planted("numbers", colours, "src/a.cpp", "const QColor grey(0x80, 0x80, 0x80);\n");
    planted("style sheet", colours, "resources/theme/theme.qss.in", "QLabel { color: #fff; }\n");
    planted("form", colours, "ui/page.ui", "<string>color: rgb(1, 2, 3)</string>\n");
    const Rule sqlite = sluice::testing::sqliteLoadsNoCode;
    planted("call", sqlite, "src/a.cpp", "sqlite3_enable_load_extension(handle, 1);\n");
    planted("statement", sqlite, "src/a.cpp", "q.exec(\"SELECT load_extension('x')\");\n");
}

void TestTree::rulesFire()
{
    QFETCH(const Rule, rule);
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    const QStringList complaints = rule(SourceFile::of(path, text));
    QCOMPARE(complaints.size(), 1);
    QVERIFY(complaints.first().startsWith(QString(path + u':')));
}

void TestTree::rulesSpare_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");

    planted("right", sluice::testing::arrowsPointRight, "src/cli/a.cpp",
        "#include \"app/application.h\"\n#include \"base/ids.h\"\n#include <core/x.h>\n");
    planted("include in a comment", sluice::testing::arrowsPointRight, "src/base/a.cpp",
        "// #include \"core/log/log.h\"\n/*\n#include \"app/x.h\"\n*/\n");
    planted("include in a text", sluice::testing::arrowsPointRight, "src/base/a.cpp",
        "f(R\"(\n#include \"core/log/log.h\"\n)\");\n");
    planted("auth and http", sluice::testing::coreFoldersKnowTheirPlace, "src/core/auth/a.h",
        "#include \"core/http/httpclient.h\"\n");
    planted("zoho is shared", sluice::testing::siblingsStayApart, "src/services/catalyst/a.h",
        "#include \"services/zoho/zohotokens.h\"\n");
    planted("files are shared", sluice::testing::siblingsStayApart, "src/syncs/crmbulk/a.h",
        "#include \"syncs/files/pagefile.h\"\n");
    planted("what kinds share", sluice::testing::siblingsStayApart, "src/syncs/crmbulk/a.h",
        "#include \"syncs/synckind.h\"\n#include \"syncs/crmbulk/b.h\"\n");
    planted("console", sluice::testing::widgetsStayInTheConsole, "src/console/a.h",
        "#include <QWidget>\n");
    planted("no widget", sluice::testing::widgetsStayInTheConsole, "src/app/a.h",
        "#include <QObject>\n#include <QtTest>\n#include <vector>\n");
    planted("generated", sluice::testing::includesAreRooted, "tests/a.cpp",
        "#include \"tst_a.moc\"\n#include \"ui_page.h\"\n");
    planted("script", sluice::testing::licenceComesFirst, "dev",
        "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n");
    planted("data", sluice::testing::licenceComesFirst, "resources/theme/tokens.json", "{}");
    planted("explained", sluice::testing::headersExplainThemselves, "src/a.h",
        "// SPDX-License-Identifier: GPL-3.0-or-later\n#pragma once\n\n#include <QList>\n\nclass "
        "B;\n"
        "namespace Ui { class C; }\nnamespace sluice {\n\nstruct D;\n// Holds what was read until\n"
        "// it is written.\nclass A\n");
    planted(
        "prescribed names", sluice::testing::fileNamesAreLowerCase, "src/base/CMakeLists.txt", "");
    planted("only mentioned", sluice::testing::noBodyIsSentTwice, "src/a.cpp",
        "// QHttpMultiPart is not used\nf(\"QHttpMultiPart\");\n");
    planted("tests may", sluice::testing::eventsAreNotProcessedInside, "tests/a.cpp",
        "QCoreApplication::processEvents();\n");
    planted("cancellable", sluice::testing::nobodySleeps, "src/a.cpp",
        "token.sleep(1s);\nclock->sleep(2);\nFoo::sleep(3);\n");
    planted("bus", sluice::testing::connectionsAreTyped, "src/a.cpp",
        "bus.connect(a, b, this,\n    SLOT(c(QString, QString)));\n");
    planted("no colour", sluice::testing::coloursComeFromTokens, "src/a.cpp",
        "f(u\"Run #%1\"_s, u\"#12\"_s, u\"#1232\"_s);\n// #1580C4\nQColor c(r, g, b);\n");
    planted("tokens", sluice::testing::coloursComeFromTokens, "resources/theme/tokens.json",
        "\"#fff\"");
}

void TestTree::rulesSpare()
{
    QFETCH(const Rule, rule);
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QCOMPARE(rule(SourceFile::of(path, text)), QStringList());
}

void TestTree::findsTypesOfOneName()
{
    const auto in = [](const char *path, const char *text) {
        return SourceFile::of(QString::fromUtf8(path), QString::fromUtf8(text));
    };
    const SourceFile first = in("src/a.h", "namespace sluice {\n\nstruct Page\n{\n};\n}\n");
    const auto complaints = [&first](const SourceFile &other) {
        return sluice::testing::typesAreNamedOnce({first, other});
    };
    const char *const same
        = "namespace {\nclass A\n{\n};\n} // namespace\nnamespace sluice {\nclass Page final : B\n";
    QCOMPARE(complaints(in("src/b.cpp", same)),
        QStringList{u"src/b.cpp:7: sluice::Page is defined in src/a.h too"_s});
    QCOMPARE(
        complaints(in("src/b.h", "namespace sluice {\ntemplate <class T> struct Page\n{")).size(),
        1);
    const char *const spared[] = {
        "namespace sluice {\nclass Page;\nclass Page::Private\n{\nclass PageList\n{\n",
        "namespace sluice::sandbox {\nclass Page\n{\n",
        "namespace sluice {\n\nnamespace {\n\nclass Page\n{\n",
    };
    for (const char *text : spared)
        QCOMPARE(complaints(in("src/b.h", text)), QStringList());
}

void TestTree::typesAreNamedOnce()
{
    const QStringList complaints = sluice::testing::typesAreNamedOnce(m_tree);
    QVERIFY2(complaints.isEmpty(), qPrintable(u"\n  "_s + complaints.join(u"\n  "_s)));
}

QTEST_GUILESS_MAIN(TestTree)
#include "tst_tree.moc"
