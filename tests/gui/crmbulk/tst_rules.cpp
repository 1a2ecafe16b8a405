// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/processordialog.h"
#include "console/crmbulk/rulelinemodel.h"
#include "console/crmbulk/ruleseditor.h"
#include "console/widgets/rowview.h"
#include "core/mapping/processor.h"
#include "gui/crmbulk/crmsamples.h"
#include "gui/pagefixture.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr int kTriedWithinMs = 20'000;

QJsonObject documentOf(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

// One of each type, with every key that it knows.
const QByteArray kEveryRule = R"({'type':'rules','rules':[
    {'type':'trim','field':'Company'},
    {'type':'case','field':'Company','into':'Firm','to':'upper'},
    {'type':'replace','field':'Company','find':'a+','with':'','matchCase':false,
        'regularExpression':true},
    {'type':'mapValues','field':'Lead_Source','values':{'':'None','Web':'Online'},'otherwise':'',
        'matchCase':true},
    {'type':'constant','field':'Industry','value':'','onlyIfEmpty':true},
    {'type':'copy','field':'Company','into':'Firm'},
    {'type':'phone','field':'Phone','country':'Country','stripTrunk':true,
        'dialCodes':{'IN':{'dial':'91','digits':10,'trunk':'0'},'US':{'dial':'1','digits':10}}},
    {'type':'country','field':'Country','spellings':{'IN':['india','in, dia']}},
    {'type':'score','into':'Score','conditions':[
        {'field':'Title','words':['ceo'],'match':'word','points':25},
        {'field':'Title','words':['dir'],'match':'substring','points':-5},
        {'field':'Staff','atLeast':200,'points':20},{'field':'Days','atMost':7,'points':15}]},
    {'type':'bands','field':'Score','into':'Segment','bands':[{'atLeast':70,'label':'Hot'}],
        'otherwise':'Cold'},
    {'type':'quality','into':'Status','checks':[{'field':'Country','oneOf':['IN']},
        {'field':'Phone','country':'Country','dialCodes':{'IN':{'dial':'91','digits':10}}}],
        'all':'Clean','some':'Look','none':'Bad'},
    {'type':'compare','field':'Company','with':'Firm','into':'Same','same':'yes','different':'no',
        'matchCase':false}]})";

} // namespace

// The built-in processor's rules as forms and as text.
class RulesTest final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { m_dialog.reset(); }
    void everyRuleHasAForm();
    void nothingIsLost_data();
    void nothingIsLost();
    void linesAreEdited();
    void conditionsChangeTheirTest();
    void rulesAreMadeByKeyboard();
    void sampleFollows();
    void presetsBecomeRules();
    void problemsLeadToTheirField();
    void textAndFormsSayTheSame();

private:
    void open(const QJsonObject &processor)
    {
        m_dialog = std::make_unique<ProcessorDialog>(processor,
            ProcessorDialog::Place{.fieldNames = {u"Company"_s, u"Country"_s}, .before = {}},
            m_prompt, nullptr);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->show();
    }
    template <class T> T *part(const char *name)
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    QJsonArray rules() { return m_dialog->processor().value("rules"_L1).toArray(); }
    void choose(int row) { part<QListWidget>("ruleList")->setCurrentRow(row); }

    PreparedPrompt m_prompt;
    std::unique_ptr<ProcessorDialog> m_dialog;
};

void RulesTest::everyRuleHasAForm()
{
    const QJsonArray every = documentOf(kEveryRule).value("rules"_L1).toArray();
    QStringList types;
    for (const QJsonValue &rule : every) {
        QVERIFY2(canShowRule(rule), qPrintable(describeRule(rule)));
        types << rule["type"_L1].toString();
        const RuleForm form = ruleForm(types.constLast());
        QCOMPARE(form.isKeyed, rule[form.linesKey].isObject());
    }
    QStringList offered = ruleTypes();
    offered.sort();
    types.sort();
    QCOMPARE(offered, types);
    QCOMPARE(describeRule(every.at(1)), u"Letter Case: Company → Firm"_s);
    QVERIFY(!canShowRule(QJsonObject{{u"type"_s, u"trim"_s}, {u"surprise"_s, 1}}));
    QVERIFY(!canShowRule(QJsonObject{{u"type"_s, u"trim"_s}, {u"field"_s, 1}}));
    QVERIFY(!canShowRule(u"trim"_s));
}

void RulesTest::nothingIsLost_data()
{
    QTest::addColumn<QJsonObject>("processor");
    QTest::newRow("every rule") << documentOf(kEveryRule);
    QTest::newRow("preset") << documentOf(
        "{'type':'rules','preset':'lead-clean-up','ruleSet':'A','names':{'Mobile':'Phone'}}");
    QTest::newRow("what no form knows")
        << documentOf("{'type':'rules','rules':[{'type':'trim','field':'Company','surprise':[1]},7,"
                      "{'type':'later'}],'more':{}}");
}

// Whatever is looked at, and whether it can be run or not.
void RulesTest::nothingIsLost()
{
    QFETCH(QJsonObject, processor);
    open(processor);
    auto *list = part<QListWidget>("ruleList");
    QVERIFY(list->count() > 0);
    for (int row = 0; row < list->count(); ++row) {
        choose(row);
        const QStringList nameless = namelessWidgets(m_dialog.get());
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u' ')));
    }
    QCOMPARE(QJsonDocument(m_dialog->processor()).toJson(), QJsonDocument(processor).toJson());
    if (processor.contains("more"_L1)) { // another rule may be moved about all the same
        choose(1);
        part<QPushButton>("ruleUpButton")->click();
        QCOMPARE(rules().at(0), QJsonValue(7));
        QCOMPARE(rules().at(1)["surprise"_L1].toArray().size(), 1);
        QVERIFY(m_dialog->processor().contains("more"_L1));
    }
}

void RulesTest::linesAreEdited()
{
    RuleLineModel lines(ruleForm(u"mapValues"_s), QJsonObject{{u"Web"_s, u"Online"_s}}, nullptr);
    const QAbstractItemModelTester tester(
        &lines, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto put = [&lines](int row, int column, const QString &text) {
        return lines.setData(lines.index(row, column), text, Qt::EditRole);
    };
    QCOMPARE(lines.add(), 0);
    QCOMPARE(lines.add(), 0); // the one that is still to be filled
    QCOMPARE(lines.rowCount(), 2);
    QVERIFY(!put(0, 0, u"Web"_s)); // it would take the other's place
    QVERIFY(put(0, 0, u"Fair"_s));
    QVERIFY(put(0, 1, u"Trade Show"_s));
    const QJsonObject made{{u"Fair"_s, u"Trade Show"_s}, {u"Web"_s, u"Online"_s}};
    QCOMPARE(lines.lines().toObject(), made);
    lines.remove(0);
    QCOMPARE(lines.lines().toObject().keys(), QStringList{u"Web"_s});
    RuleLineModel spellings(ruleForm(u"country"_s), QJsonObject{{u"IN"_s, QJsonArray()}}, nullptr);
    QVERIFY(spellings.setData(spellings.index(0, 1), u"india, \"in, dia\""_s, Qt::EditRole));
    const QJsonArray words{u"india"_s, u"in, dia"_s};
    QCOMPARE(spellings.lines()["IN"_L1].toArray(), words);
}

void RulesTest::conditionsChangeTheirTest()
{
    RuleLineModel lines(ruleForm(u"score"_s), QJsonArray(), nullptr);
    QCOMPARE(lines.add(), 0);
    const auto put = [&lines](int column, const QString &text) {
        QVERIFY(lines.setData(lines.index(0, column), text, Qt::EditRole));
    };
    put(0, u"Staff"_s);
    put(1, u"atLeast"_s);
    put(2, u"200"_s);
    put(3, u"20"_s);
    QCOMPARE(QJsonValue(lines.lines().toArray().at(0)),
        QJsonValue(documentOf("{'field':'Staff','atLeast':200,'points':20}")));
    QCOMPARE(lines.index(0, 1).data().toString(), u"is at least"_s);
    put(1, u"substring"_s);
    put(2, u"ceo, cto"_s);
    QCOMPARE(QJsonValue(lines.lines().toArray().at(0)),
        QJsonValue(
            documentOf("{'field':'Staff','match':'substring','words':['ceo','cto'],'points':20}")));
    put(3, u"many"_s); // stays, and is told as a problem
    QCOMPARE(lines.lines().toArray().at(0)["points"_L1].toString(), u"many"_s);
}

void RulesTest::rulesAreMadeByKeyboard()
{
    open({{u"type"_s, u"rules"_s}});
    QVERIFY(!part<QPushButton>("useButton")->isEnabled()); // there is none
    auto *types = part<QComboBox>("ruleTypeCombo");
    const auto add = [this, types](const QString &type) {
        types->setCurrentIndex(types->findData(type));
        QTest::keyClick(part<QPushButton>("addRuleButton"), Qt::Key_Space);
    };
    add(u"trim"_s);
    QCOMPARE(m_dialog->focusWidget(), part<QLineEdit>("rulePart_field"));
    QTest::keyClicks(part<QLineEdit>("rulePart_field"), u"Company"_s);
    add(u"constant"_s);
    QTest::keyClicks(part<QLineEdit>("rulePart_field"), u"Industry"_s);
    QTest::keyClicks(part<QLineEdit>("rulePart_value"), u"Health"_s);
    QTest::keyClick(part<QCheckBox>("rulePart_onlyIfEmpty"), Qt::Key_Space);
    QCOMPARE(rules(),
        documentOf("{'r':[{'type':'trim','field':'Company'},{'type':'constant','field':'Industry',"
                   "'value':'Health','onlyIfEmpty':true}]}")
            .value("r"_L1)
            .toArray());
    QVERIFY(part<QPushButton>("useButton")->isEnabled());
    auto *list = part<QListWidget>("ruleList");
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    list->setFocus();
    QVERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(rules().at(0)["type"_L1].toString(), u"constant"_s);
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(rules().at(1)["type"_L1].toString(), u"constant"_s);
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE(rules().size(), 1);
    add(u"score"_s);
    part<QPushButton>("addLineButton")->click();
    QCOMPARE(rules().at(1)["conditions"_L1].toArray().size(), 1);
    QVERIFY(!part<QPushButton>("useButton")->isEnabled()); // it names no field yet
    QTRY_VERIFY(part<QPushButton>("addLineButton")->isVisible());
    takePicture(*m_dialog, u"rules-score"_s);
}

void RulesTest::problemsLeadToTheirField()
{
    open(documentOf(R"({'type':'rules','rules':[{'type':'trim','field':'Company'},
        {'type':'copy','field':'Company','into':''},
        {'type':'bands','field':'Score','into':'Segment','otherwise':'',
            'bands':[{'atLeast':70,'label':'Hot'},{'atLeast':'many','label':'Cold'}]}]})"));
    auto *problems = part<QListWidget>("ruleProblemList");
    QVERIFY(problems->isVisible());
    QCOMPARE(problems->count(), 2);
    QCOMPARE(problems->item(0)->text(), u"Rule 2, Into: must not be empty"_s);
    QVERIFY2(problems->item(1)->text().startsWith(u"Rule 3, Bands, the highest first, line 2: "_s),
        qPrintable(problems->item(1)->text()));
    QVERIFY(!part<QPushButton>("useButton")->isEnabled());
    problems->setFocus();
    problems->setCurrentRow(0);
    QTest::keyClick(problems, Qt::Key_Return);
    QCOMPARE(part<QListWidget>("ruleList")->currentRow(), 1);
    auto *into = part<QLineEdit>("rulePart_into");
    QCOMPARE(m_dialog->focusWidget(), into);
    QTest::keyClicks(into, u"Firm"_s); // it is mended where it is
    QCOMPARE(problems->count(), 1);
    const QPoint first = problems->visualItemRect(problems->item(0)).center();
    QTest::mouseClick(problems->viewport(), Qt::LeftButton, {}, first);
    QTest::mouseDClick(problems->viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(part<QListWidget>("ruleList")->currentRow(), 2);
    QCOMPARE(m_dialog->focusWidget(), part<RowView>("ruleLines"));
    QCOMPARE(part<RowView>("ruleLines")->currentIndex().row(), 1);
    takePicture(*m_dialog, u"rule-problems"_s);
}

void RulesTest::sampleFollows()
{
    open(documentOf("{'type':'rules','rules':[{'type':'trim','field':'Company'}]}"));
    m_dialog->setSample(
        {.columns = {u"id"_s, u"Company"_s}, .rows = {{u"1"_s, u" Acme "_s}, {u"2"_s, u"Beta"_s}}},
        {}, Timings());
    auto *results = part<RowView>("sampleResults")->model();
    QTRY_COMPARE_WITH_TIMEOUT(results->index(0, 1).data().toString(), u"Changed"_s, kTriedWithinMs);
    QCOMPARE(results->index(1, 1).data().toString(), u"Unchanged"_s);
    part<QLineEdit>("rulePart_into")->setText(u"Firm"_s);
    QTRY_COMPARE_WITH_TIMEOUT(results->index(1, 1).data().toString(), u"Changed"_s, kTriedWithinMs);
    takePicture(*m_dialog, u"rules-sample"_s);
}

void RulesTest::presetsBecomeRules()
{
    open({{u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"B"_s}});
    auto *own = part<QPushButton>("ownRulesButton");
    QVERIFY(own->isVisible());
    QVERIFY(!part<QPushButton>("addRuleButton")->isEnabled());
    QCOMPARE(part<QListWidget>("ruleList")->count(), 6);
    QVERIFY(!part<QWidget>("ruleFormPage")->isEnabled());
    own->click();
    QVERIFY(!own->isVisible());
    QVERIFY(!m_dialog->processor().contains("preset"_L1));
    QCOMPARE(rules().size(), 6);
    QVERIFY(part<QPushButton>("useButton")->isEnabled());
    for (int row = 0; row < 6; ++row)
        QVERIFY(canShowRule(rules().at(row)));
    choose(2);
    takePicture(*m_dialog, u"rules-preset"_s);
}

void RulesTest::textAndFormsSayTheSame()
{
    open(documentOf("{'type':'rules','rules':[{'type':'trim','field':'Company'}]}"));
    part<QTabWidget>("rulesTabs")->setCurrentIndex(1);
    auto *text = part<QPlainTextEdit>("rulesText");
    text->setPlainText(
        u"{\"type\":\"rules\",\"rules\":[{\"type\":\"trim\",\"field\":\"Last\"}]}"_s);
    QCOMPARE(part<QLineEdit>("rulePart_field")->text(), u"Last"_s);
    QTest::keyClicks(text, u"{"_s); // cannot be read: what is typed is not written over
    QVERIFY(!part<QPushButton>("useButton")->isEnabled());
    QVERIFY(!part<RulesEditor>("rulesEditor")->isEnabled());
    text->setPlainText(text->toPlainText().remove(0, 1));
    QVERIFY(part<RulesEditor>("rulesEditor")->isEnabled());
    part<QLineEdit>("rulePart_field")->setText(u"First"_s);
    QVERIFY(text->toPlainText().contains(u"First"_s));
    QVERIFY(part<QPushButton>("useButton")->isEnabled());
}

QObject *makeRulesTest()
{
    return new RulesTest;
}

#include "tst_rules.moc"
