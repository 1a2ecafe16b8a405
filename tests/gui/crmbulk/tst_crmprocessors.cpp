// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmprocessorscard.h"
#include "console/crmbulk/processordialog.h"
#include "gui/crmbulk/crmformbench.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The processors of a CRM job in its form: their order, scripts and commands.
class CrmProcessorsTest final : public CrmFormBench
{
    Q_OBJECT

private slots:
    void processorsAreOrdered();
    void scriptsAreChecked();
    void typedScriptIsNotDropped();
};

void CrmProcessorsTest::processorsAreOrdered()
{
    show(samples::leadJob({{u"processors"_s, QJsonArray{scriptProcessor()}}}));
    auto *card = m_form->findChild<CrmProcessorsCard *>();
    find<QAction>("actionAddLeads")->trigger();
    QCOMPARE(card->processors().size(), 2);
    choose("ruleSetCombo", u"A"_s);
    QCOMPARE(card->processors().at(1)[u"ruleSet"].toString(), u"A"_s);
    const auto action = [this](qsizetype line, const char *name) {
        const auto buttons = m_form->findChildren<QToolButton *>(u"processorMenuButton"_s);
        return buttons.at(line)->findChild<QAction *>(QLatin1StringView(name));
    };
    QVERIFY(!action(0, "actionMoveUp")->isEnabled());
    action(1, "actionMoveUp")->trigger();
    QTRY_COMPARE(card->processors().at(0)[u"type"].toString(), u"rules"_s);
    QCOMPARE(now().value("processors"_L1).toArray(), card->processors());
    action(1, "actionRemoveProcessor")->trigger();
    QTRY_COMPARE(card->processors().size(), 1);
    QCOMPARE(card->processors().at(0)[u"type"].toString(), u"rules"_s);
    QCOMPARE(describeProcessor(scriptProcessor()), u"clean.js, 1 line"_s);
}

void CrmProcessorsTest::scriptsAreChecked()
{
    show(samples::leadJob());
    auto *card = m_form->findChild<CrmProcessorsCard *>();
    find<QAction>("actionAddScript")->trigger();
    auto *dialog = find<ProcessorDialog>("processorDialog");
    QVERIFY(dialog);
    auto *use = find<QPushButton>("useButton", dialog);
    QVERIFY(!use->isEnabled()); // it would change nothing
    QTest::keyClicks(find<QLineEdit>("writesEdit", dialog), u"Company, Email"_s);
    QVERIFY(use->isEnabled());
    find<QLineEdit>("scriptNameEdit", dialog)->clear();
    QTest::keyClicks(find<QLineEdit>("scriptNameEdit", dialog), u"bad/name"_s);
    QVERIFY(!use->isEnabled());
    QVERIFY(find<QLabel>("processorNote", dialog)->text().contains(u".js"_s));
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"tidy.js"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("function process(record) { return reject('no'); }\n");
    file.close();
    m_prompt.path = file.fileName();
    find<QPushButton>("loadScriptButton", dialog)->click();
    QTRY_VERIFY(use->isEnabled());
    QVERIFY(namelessWidgets(dialog).isEmpty());
    use->click();
    QTRY_COMPARE(card->processors().size(), 1);
    const QJsonObject made = card->processors().at(0).toObject();
    QCOMPARE(made.value("file"_L1), u"tidy.js"_s);
    QVERIFY(made.value("source"_L1).toString().contains(u"reject('no')"_s));
    QVERIFY2(trouble().isEmpty(), qPrintable(trouble()));
    find<QAction>("actionAddCommand")->trigger();
    auto *command = m_form->findChildren<ProcessorDialog *>().constLast();
    QTest::keyClicks(find<QLineEdit>("programEdit", command), u"/usr/bin/sort"_s);
    QTest::keyClicks(find<QLineEdit>("readsEdit", command), u"Company"_s);
    find<QPlainTextEdit>("argumentsText", command)->setPlainText(u"-t\n,"_s);
    find<QPushButton>("useButton", command)->click();
    QTRY_COMPARE(card->processors().size(), 2);
    const QJsonArray arguments{u"-t"_s, u","_s};
    QCOMPARE(card->processors().at(1)[u"arguments"].toArray(), arguments);
}

void CrmProcessorsTest::typedScriptIsNotDropped()
{
    m_prompt = PreparedPrompt();
    show(samples::leadJob());
    find<QAction>("actionAddScript")->trigger();
    QPointer<ProcessorDialog> dialog = find<ProcessorDialog>("processorDialog");
    QVERIFY(dialog);
    auto *text = find<QPlainTextEdit>("scriptEdit", dialog);
    QTest::keyClicks(text, u"// mine "_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(m_prompt.asked, QStringList{u"Discard Changes"_s});
    QVERIFY(m_prompt.last.isDestructive);
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(text->toPlainText().contains(u"// mine"_s));
    m_prompt.isYes = true;
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(dialog.isNull());
    find<QAction>("actionAddScript")->trigger();
    dialog = find<ProcessorDialog>("processorDialog");
    QTest::keyClick(dialog, Qt::Key_Escape); // nothing was typed: nothing is asked
    QTRY_VERIFY(dialog.isNull());
    QCOMPARE(m_prompt.asked.size(), 2);
}

QObject *makeCrmProcessorsTest()
{
    return new CrmProcessorsTest;
}

#include "tst_crmprocessors.moc"
