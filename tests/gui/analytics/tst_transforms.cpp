// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/conditionmodel.h"
#include "console/jobs/transformparts.h"
#include "console/jobs/transformsdialog.h"
#include "console/jobs/transformwords.h"
#include "gui/analytics/analyticsbench.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The editor of what is done to a column's cells, and lists in one line.
class TransformsTest final : public QObject
{
    Q_OBJECT

private slots:
    void valuesInOneLine_data();
    void valuesInOneLine();
    void transformsAreEdited();
    void tablesAndPatternsAreEdited();
    void transformsAreTried();
    void editsAreNotLost();

private:
    template <class T> static T *part(QWidget &parent, const char *name)
    {
        return parent.findChild<T *>(QLatin1StringView(name));
    }
};

void TransformsTest::valuesInOneLine_data()
{
    QTest::addColumn<QStringList>("values");
    QTest::newRow("none") << QStringList();
    QTest::newRow("plain") << QStringList{u"a"_s, u"b c"_s};
    QTest::newRow("comma") << QStringList{u"a, b"_s, u"c"_s};
    QTest::newRow("quotes") << QStringList{u"say \"hi\""_s, u"\""_s};
    QTest::newRow("blanks") << QStringList{u" a "_s, QString(u""_s)};
}

void TransformsTest::valuesInOneLine()
{
    QFETCH(QStringList, values);
    QCOMPARE(splitValues(joinedValues(values)), values);
}

void TransformsTest::transformsAreEdited()
{
    TransformsDialog dialog(u"Status"_s, {}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *kinds = part<QComboBox>(dialog, "kindCombo");
    auto *list = part<QListWidget>(dialog, "transformList");
    auto *use = part<QPushButton>(dialog, "useButton");
    const auto add = [&dialog, kinds](TransformKind kind) {
        kinds->setCurrentIndex(kinds->findData(static_cast<int>(kind)));
        part<QPushButton>(dialog, "addButton")->click();
    };
    add(TransformKind::Replace);
    QVERIFY(!use->isEnabled()); // nothing to look for
    QVERIFY(part<QLineEdit>(dialog, "withEdit")->isVisible());
    QVERIFY(!part<QSpinBox>(dialog, "lengthSpin")->isVisible());
    QTest::keyClicks(part<QLineEdit>(dialog, "textEdit"), u"x"_s);
    QTest::keyClicks(part<QLineEdit>(dialog, "withEdit"), u"yy"_s);
    QVERIFY(use->isEnabled());
    add(TransformKind::Cut);
    part<QSpinBox>(dialog, "lengthSpin")->setValue(3);
    part<QLineEdit>(dialog, "sampleEdit")->setText(u"axbx"_s);
    QCOMPARE(part<QLineEdit>(dialog, "resultEdit")->text(), u"ayy"_s);
    part<QPushButton>(dialog, "upButton")->click();
    QCOMPARE(part<QLineEdit>(dialog, "resultEdit")->text(), u"ayyb"_s);
    QCOMPARE(list->currentRow(), 0);
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(list->currentRow(), 1);
    QCOMPARE(part<QLineEdit>(dialog, "resultEdit")->text(), u"ayy"_s);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(list->currentRow(), 0);
    QCOMPARE(transformSummary(dialog.transforms()), u"Cut → Replace"_s);
    QCOMPARE(dialog.transforms().at(0).length, 3);
    add(TransformKind::Words);
    QVERIFY(!use->isEnabled());
    QTest::keyClicks(part<QLineEdit>(dialog, "trueEdit"), u"ja, si"_s);
    QTest::keyClicks(part<QLineEdit>(dialog, "falseEdit"), u"nein"_s);
    QVERIFY2(use->isEnabled(), qPrintable(part<QLabel>(dialog, "partsNote")->text()));
    QCOMPARE(dialog.transforms().at(2).trueWords, (QStringList{u"ja"_s, u"si"_s}));
    part<QPushButton>(dialog, "removeButton")->click();
    QCOMPARE(dialog.transforms().size(), 2);
    QCOMPARE(namelessWidgets(&dialog), QStringList());
    takePicture(dialog, u"transforms"_s);
}

void TransformsTest::tablesAndPatternsAreEdited()
{
    TransformsDialog dialog(u"Status"_s, {}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *kinds = part<QComboBox>(dialog, "kindCombo");
    const auto add = [&dialog, kinds](TransformKind kind) {
        kinds->setCurrentIndex(kinds->findData(static_cast<int>(kind)));
        part<QPushButton>(dialog, "addButton")->click();
    };
    auto *sample = part<QLineEdit>(dialog, "sampleEdit");
    auto *result = part<QLineEdit>(dialog, "resultEdit");
    sample->setText(u"open"_s);
    add(TransformKind::Map);
    part<QPlainTextEdit>(dialog, "valuesText")->setPlainText(u"Open = 1\nclosed = 2"_s);
    QCOMPARE(result->text(), u"1"_s); // in any case
    part<QCheckBox>(dialog, "flagCheck")->setChecked(true);
    QCOMPARE(result->text(), u"open"_s);
    QTest::keyClicks(part<QLineEdit>(dialog, "otherwiseEdit"), u"9"_s);
    QCOMPARE(result->text(), u"9"_s);
    QCOMPARE(
        tableOf(tableText(dialog.transforms().at(0).values)), dialog.transforms().at(0).values);
    part<QPushButton>(dialog, "removeButton")->click();
    add(TransformKind::Substring);
    QVERIFY(!part<QPlainTextEdit>(dialog, "valuesText")->isVisible());
    part<QSpinBox>(dialog, "numberSpin")->setValue(2);
    part<QSpinBox>(dialog, "lengthSpin")->setValue(2);
    QCOMPARE(result->text(), u"pe"_s);
    add(TransformKind::Pad);
    QCOMPARE(result->text(), u"000pe"_s);
    QCOMPARE(namelessWidgets(&dialog), QStringList());
}

void TransformsTest::editsAreNotLost()
{
    const QList<CellTransform> before{{.kind = TransformKind::Upper}};
    PreparedPrompt prompt;
    TransformsDialog dialog(u"Status"_s, before, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setPrompt(&prompt);
    dialog.show();
    part<QPushButton>(dialog, "removeButton")->click();
    dialog.reject();
    QVERIFY(dialog.isVisible());
    QCOMPARE(prompt.asked.size(), 1);
    QVERIFY(prompt.last.isDestructive);
    prompt.isYes = true;
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
    // As it was: nobody is asked.
    TransformsDialog unchanged(u"Status"_s, before, nullptr);
    unchanged.setAttribute(Qt::WA_DeleteOnClose, false);
    unchanged.setPrompt(&prompt);
    unchanged.show();
    unchanged.reject();
    QVERIFY(!unchanged.isVisible());
    QCOMPARE(prompt.asked.size(), 2);
}

// Each of the closed set has a word and a sentence, and can be made of nothing but its fields.
void TransformsTest::transformsAreTried()
{
    QCOMPARE(transformKinds().size(), 24);
    for (const TransformKind kind : transformKinds()) {
        QVERIFY(!transformWord(kind).isEmpty());
        QVERIFY(!describeTransform({.kind = kind}).isEmpty());
    }
    QCOMPARE(
        triedTransforms({{.kind = TransformKind::Trim}, {.kind = TransformKind::Upper}}, u" ab "_s),
        u"AB"_s);
    QCOMPARE(triedTransforms({{.kind = TransformKind::Hash}}, u"a"_s).size(), 64);
}

QObject *sluice::testing::makeTransformsTest()
{
    return new TransformsTest;
}

#include "tst_transforms.moc"
