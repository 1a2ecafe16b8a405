// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/processordialog.h"
#include "console/theme/theme.h"
#include "console/widgets/codeedit.h"
#include "console/widgets/rowview.h"
#include "gui/mappings/mappingtests.h"
#include "gui/pagefixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QTextLayout>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kProcessorLimitMs = 20'000;

} // namespace

// The editor of a script and what it makes of a sample, by the program that runs scripts.
class ProcessorDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void codeHasColours();
    void badLineIsFound();
    void processorsAreTried();
    void commandsWaitToBeAsked();

private:
    template <class T> static T *part(QWidget &dialog, const char *name)
    {
        return dialog.findChild<T *>(QLatin1StringView(name));
    }
};

void ProcessorDialogTest::codeHasColours()
{
    CodeEdit edit;
    edit.setPlainText(u"const a = /x/g; // note\n/* one\ntwo */ return 'text' + 12;"_s);
    const auto colorAt = [&edit](int line, int column) {
        const QTextBlock block = edit.document()->findBlockByNumber(line);
        for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
            if (column >= range.start && column < range.start + range.length)
                return range.format.foreground().color();
        }
        return QColor();
    };
    QTRY_COMPARE(colorAt(0, 0), themeColor(Role::Process)); // const
    QVERIFY(!colorAt(0, 6).isValid());
    QCOMPARE(colorAt(0, 11), themeColor(Role::Read)); // the pattern
    QCOMPARE(colorAt(0, 18), themeColor(Role::Muted));
    QCOMPARE(colorAt(1, 3), themeColor(Role::Muted));
    QCOMPARE(colorAt(2, 1), themeColor(Role::Muted)); // still the comment
    QCOMPARE(colorAt(2, 7), themeColor(Role::Process)); // return
    QCOMPARE(colorAt(2, 15), themeColor(Role::Write));
    QCOMPARE(colorAt(2, 24), themeColor(Role::Read));
}

void ProcessorDialogTest::badLineIsFound()
{
    CodeEdit edit;
    edit.resize(300, 200);
    edit.setPlainText(u"one\n  two\nthree"_s);
    edit.show();
    edit.setBadLine(2);
    QCOMPARE(edit.extraSelections().size(), 2);
    QCOMPARE(edit.extraSelections().at(1).cursor.selectedText(), u"two"_s);
    edit.goToLine(2);
    QCOMPARE(edit.textCursor().blockNumber(), 1);
    edit.setBadLine(9); // there is none
    QCOMPARE(edit.badLine(), 0);
    QVERIFY(edit.extraSelections().isEmpty());
    edit.goToLine(3);
    edit.moveCursor(QTextCursor::End);
    edit.insertPlainText(u"\n    if (x) {"_s);
    QTest::keyClick(&edit, Qt::Key_Return);
    QVERIFY(edit.toPlainText().endsWith(u"{\n        "_s)); // deeper by one step
}

// By the program that runs scripts in a run.
void ProcessorDialogTest::processorsAreTried()
{
    PreparedPrompt prompt;
    const QJsonObject script{{u"type"_s, u"script"_s}, {u"file"_s, u"clean.js"_s},
        {u"source"_s,
            u"function process(record) {\n"
            "    if (record.Company === 'Drop') return null;\n"
            "    record.Company = record.Company.trim().missing();\n"
            "    return record;\n}\n"_s},
        {u"reads"_s, QJsonArray{u"Email"_s}}, {u"writes"_s, QJsonArray{u"Company"_s}}};
    ProcessorDialog dialog(script, {}, prompt, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.setSample(
        {.columns = {u"id"_s, u"Company"_s, u"Email"_s},
            .rows = {{u"1"_s, u" Acme "_s, u"a@example.com"_s},
                {u"2"_s, u"Drop"_s, u"b@example.com"_s}, {u"3"_s, u"Beta"_s, u"c@example.com"_s}}},
        {u"Email"_s}, Timings());
    auto *code = part<CodeEdit>(dialog, "scriptEdit");
    QTRY_COMPARE_WITH_TIMEOUT(code->badLine(), 3, kProcessorLimitMs);
    auto *fault = part<QWidget>(dialog, "scriptFault");
    QVERIFY(fault->isVisible());
    takePicture(dialog, u"script-fault"_s);
    part<QPushButton>(dialog, "goToLineButton")->click();
    QCOMPARE(code->textCursor().blockNumber(), 2);
    auto *results = part<RowView>(dialog, "sampleResults")->model();
    QCOMPARE(results->rowCount(), 3);
    QCOMPARE(results->index(0, 1).data().toString(), u"Error"_s);
    QCOMPARE(results->index(1, 1).data().toString(), u"Skipped"_s);
    code->setPlainText(QString(code->toPlainText()).remove(u".missing()"_s));
    QVERIFY(!fault->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(
        results->index(0, 1).data().toString(), u"Changed"_s, kProcessorLimitMs);
    QCOMPARE(results->index(2, 1).data().toString(), u"Unchanged"_s);
    auto *fields = part<RowView>(dialog, "sampleFields")->model();
    QCOMPARE(fields->index(0, 0).data().toString(), u"Company"_s); // what changed leads
    QCOMPARE(fields->index(0, 1).data().toString(), u" Acme "_s);
    QCOMPARE(fields->index(0, 2).data().toString(), u"Acme"_s);
    QCOMPARE(fields->index(2, 1).data().toString(), u"•••"_s);
    // One that cannot be read has a line too.
    code->setPlainText(u"function process(record) {\n    return record;\n} }\n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(code->badLine(), 3, kProcessorLimitMs);
    const QStringList nameless = namelessWidgets(&dialog);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u' ')));
}

void ProcessorDialogTest::commandsWaitToBeAsked()
{
    PreparedPrompt prompt;
    ProcessorDialog dialog(
        {{u"type"_s, u"command"_s}, {u"program"_s, u"/usr/bin/tr"_s},
            {u"arguments"_s, QJsonArray{u"b"_s, u"p"_s}}, {u"writes"_s, QJsonArray{u"Company"_s}}},
        {}, prompt, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.setSample(
        {.columns = {u"id"_s, u"Company"_s}, .rows = {{u"1"_s, u"abba"_s}}}, {}, Timings());
    auto *results = part<RowView>(dialog, "sampleResults")->model();
    QTest::qWait(500); // longer than a script would wait
    QCOMPARE(results->rowCount(), 0);
    auto *button = part<QPushButton>(dialog, "tryButton");
    QVERIFY(button->isVisible() && button->isEnabled());
    button->click();
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, kProcessorLimitMs);
    QCOMPARE(
        part<RowView>(dialog, "sampleFields")->model()->index(0, 2).data().toString(), u"appa"_s);
    part<QLineEdit>(dialog, "programEdit")->clear();
    QTest::keyClicks(part<QLineEdit>(dialog, "programEdit"), u"/no/such/program"_s);
    QVERIFY(button->isEnabled());
    button->click();
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(dialog, "sampleNote")->isVisible(), kProcessorLimitMs);
}

QObject *makeProcessorDialogTest()
{
    return new ProcessorDialogTest;
}

} // namespace sluice::testing

#include "tst_processordialog.moc"
