// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/analyticsjobform.h"

#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/jobs/loadproblem.h"
#include "console/jobs/nextruncard.h"
#include "console/theme/icons.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"
#include "syncs/datastoreanalytics/datastorejob.h"
#include "syncs/datastoreanalytics/datastorerun.h"
#include "ui_analyticsjobform.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

const DatastoreJob &standardTableJob()
{
    static const DatastoreJob standard;
    return standard;
}

void chooseValue(QComboBox *combo, const QJsonValue &value)
{
    combo->setCurrentIndex(std::max(0, combo->findData(value.toString())));
}

} // namespace

QString describeTableMapping(const TableMapping &mapping)
{
    QStringList parts;
    const auto count = [&parts](qsizetype number, const QString &one, const QString &many) {
        if (number == 1)
            parts << one;
        else if (number > 1)
            parts << many.arg(Format::count(number));
    };
    count(mapping.columns.size(), AnalyticsJobForm::tr("1 column with a rule"),
        AnalyticsJobForm::tr("%1 columns with rules"));
    count(mapping.only.size(), AnalyticsJobForm::tr("only 1 column"),
        AnalyticsJobForm::tr("only %1 columns"));
    count(mapping.without.size(), AnalyticsJobForm::tr("without 1 column"),
        AnalyticsJobForm::tr("without %1 columns"));
    count(mapping.where.size(), AnalyticsJobForm::tr("1 condition on rows"),
        AnalyticsJobForm::tr("%1 conditions on rows"));
    if (mapping.timeZone.isSet())
        parts << AnalyticsJobForm::tr("times from %1 to %2")
                     .arg(mapping.timeZone.from, mapping.timeZone.to);
    if (mapping.check)
        parts << AnalyticsJobForm::tr("rows are checked");
    if (mapping.rowIdType != TableMapping().rowIdType)
        parts << AnalyticsJobForm::tr("ROWID as text");
    return parts.join(u", "_s);
}

AnalyticsJobForm::AnalyticsJobForm(QWidget *parent)
    : JobForm(parent)
    , m_ui(std::make_unique<Ui::AnalyticsJobForm>())
    , m_nextRun(new NextRunCard(
          [this](const QJsonObject &selection) { return problemOf(selection); }, this))
{
    m_isFilling = true;
    m_ui->setupUi(this);
    m_tablesProblem = new LoadProblem(tr("Table"), m_ui->sourceCard);
    m_viewsProblem = new LoadProblem(tr("View"), m_ui->targetCard);
    placeProblems();
    dress();
    dressChoices();
    m_nextRun->setWays({u"ids"_s, u"rows"_s, u"pages"_s});
    m_ui->leftColumn->insertWidget(m_ui->leftColumn->indexOf(m_ui->columnsCard) + 1, m_nextRun);
    connectFields();
    m_isFilling = false;
}

AnalyticsJobForm::~AnalyticsJobForm() = default;

void AnalyticsJobForm::dress()
{
    for (TypedLabel *title :
        {m_ui->sourceTitle, m_ui->columnsTitle, m_ui->targetTitle, m_ui->howTitle})
        title->setTypeRole(TypeRole::CardTitle);
    for (TypedLabel *note : {m_ui->sourceNote, m_ui->mappingNote, m_ui->targetNote, m_ui->modeNote,
             m_ui->pageRowsNote}) {
        note->setTypeRole(TypeRole::Meta);
        note->setColorRole(Role::Muted);
    }
    for (Card *card : findChildren<Card *>()) {
        if (const auto *title = card->findChild<TypedLabel *>())
            card->setAccessibleName(title->text());
    }
    // A field is read out by its label's words, without the mnemonic.
    for (const QLabel *label : findChildren<QLabel *>()) {
        if (label->buddy())
            label->buddy()->setAccessibleName(label->text().remove(u'&'));
    }
    for (QComboBox *combo : {m_ui->tableCombo, m_ui->viewCombo})
        makeSearchable(combo);
    m_ui->tableCombo->lineEdit()->setPlaceholderText(tr("Name of the table"));
    m_ui->viewCombo->lineEdit()->setPlaceholderText(tr("As the table"));
    for (QComboBox *combo : findChildren<QComboBox *>()) {
        combo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        combo->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    }
    for (QSpinBox *spin : findChildren<QSpinBox *>()) {
        spin->setAlignment(Qt::AlignRight);
        spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
        spin->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    dressWatch();
    m_ui->limitSpin->setToolTip(
        tr("A file of 100 rows or more with more rejected rows than this stops the run"));
    m_ui->pageRowsNote->setText(
        tr("A page with fewer is the last one. Change it only if the service says so."));
    for (QPushButton *link : {m_ui->mappingButton, m_ui->advancedButton})
        link->setProperty("role", u"quiet"_s);
    setButtonIcon(m_ui->mappingButton, u"page-mappings"_s);
    m_ui->advancedPart->hide();
}

// Each below the notes of its chooser, for the eye and for Tab.
void AnalyticsJobForm::placeProblems()
{
    m_tablesProblem->setObjectName(u"tablesProblem"_s);
    m_viewsProblem->setObjectName(u"viewsProblem"_s);
    m_ui->sourceLayout->insertWidget(
        m_ui->sourceLayout->indexOf(m_ui->sourceNote) + 1, m_tablesProblem);
    m_ui->targetLayout->insertWidget(
        m_ui->targetLayout->indexOf(m_ui->targetNote) + 1, m_viewsProblem);
    setTabOrder(m_ui->tableCombo, m_tablesProblem->button());
    setTabOrder(m_ui->viewCombo, m_viewsProblem->button());
    for (LoadProblem *problem : {m_tablesProblem, m_viewsProblem})
        connect(problem, &LoadProblem::againWanted, this, &JobForm::againWanted);
}

void AnalyticsJobForm::dressChoices()
{
    const auto add
        = [](QComboBox *combo, std::initializer_list<std::pair<QString, QString>> choices) {
              for (const auto &[text, value] : choices)
                  combo->addItem(text, value);
          };
    add(m_ui->modeCombo,
        {{tr("Update or add by ROWID"), u"full"_s},
            {tr("What has changed, by ROWID"), u"incremental"_s},
            {tr("Replace what the view holds"), u"replace"_s},
            {tr("Append, whatever is there"), u"append"_s}});
    add(m_ui->newColumnsCombo,
        {{tr("Stop and ask"), u"stop"_s}, {tr("Leave them out"), u"ignore"_s},
            {tr("Add them to the view"), u"add"_s}});
    add(m_ui->onErrorCombo,
        {{tr("Reject the row"), u"skiprow"_s}, {tr("Reject the whole file"), u"abort"_s},
            {tr("Empty the bad column"), u"setcolumnempty"_s}});
}

void AnalyticsJobForm::connectFields()
{
    for (QComboBox *combo : {m_ui->connectionCombo, m_ui->targetCombo}) {
        connect(combo, &QComboBox::activated, this, [this] {
            noteChange();
            emit sourceChanged();
        });
    }
    // What is typed is asked for once it is whole.
    for (QComboBox *combo : {m_ui->tableCombo, m_ui->viewCombo}) {
        connect(combo, &QComboBox::editTextChanged, this, &AnalyticsJobForm::noteChange);
        connect(combo, &QComboBox::activated, this, &JobForm::sourceChanged);
        connect(combo->lineEdit(), &QLineEdit::editingFinished, this, &JobForm::sourceChanged);
    }
    for (QComboBox *combo : {m_ui->modeCombo, m_ui->newColumnsCombo, m_ui->onErrorCombo}) {
        connect(combo, &QComboBox::activated, this, [this] {
            showMode();
            noteChange();
        });
    }
    for (QSpinBox *spin :
        {m_ui->exportsSpin, m_ui->limitSpin, m_ui->pageRowsSpin, m_ui->watchSecondsSpin})
        connect(spin, &QSpinBox::valueChanged, this, &AnalyticsJobForm::noteChange);
    for (QCheckBox *check : {m_ui->deletesCheck, m_ui->withoutLockCheck, m_ui->watchCheck})
        connect(check, &QCheckBox::toggled, this, &AnalyticsJobForm::noteChange);
    connect(m_ui->watchCheck, &QCheckBox::toggled, this, &AnalyticsJobForm::showWatch);
    connect(m_ui->advancedButton, &QPushButton::toggled, m_ui->advancedPart, &QWidget::setVisible);
    connect(m_ui->mappingButton, &QPushButton::clicked, this, &AnalyticsJobForm::mappingWanted);
    connect(m_nextRun, &NextRunCard::changed, this, &AnalyticsJobForm::selectionChanged);
    connect(m_nextRun, &NextRunCard::idsFileWanted, this, &AnalyticsJobForm::idsFileWanted);
}

void AnalyticsJobForm::noteChange()
{
    if (!m_isFilling)
        emit changed();
}

void AnalyticsJobForm::setJob(const Job &job)
{
    m_isFilling = true;
    const bool isSame = job.id == m_saved.id;
    m_saved = job;
    m_mapping = job.mapping;
    const QJsonObject &parameters = job.parameters;
    const DatastoreJob &standard = standardTableJob();
    m_ui->tableCombo->setEditText(parameters.value("table"_L1).toString());
    m_ui->viewCombo->setEditText(parameters.value("view"_L1).toString());
    for (QComboBox *combo : {m_ui->tableCombo, m_ui->viewCombo})
        combo->lineEdit()->setCursorPosition(0); // a long name is read from its beginning
    chooseValue(m_ui->modeCombo, parameters.value("mode"_L1));
    m_ui->deletesCheck->setChecked(parameters.value("deletes"_L1).toBool());
    fillWatch(parameters.value("watchSeconds"_L1).toInt());
    chooseValue(m_ui->newColumnsCombo, parameters.value("newColumns"_L1));
    chooseValue(m_ui->onErrorCombo, parameters.value("onError"_L1));
    m_ui->exportsSpin->setValue(parameters.value("exports"_L1).toInt(standard.exports));
    m_ui->pageRowsSpin->setValue(parameters.value("pageRows"_L1).toInt(standard.pageRows));
    m_ui->limitSpin->setValue(
        parameters.value("rejectionLimitPercent"_L1).toInt(standard.rejectionLimitPercent));
    m_ui->withoutLockCheck->setChecked(parameters.value("withoutLock"_L1).toBool());
    m_ui->advancedButton->setChecked(
        m_ui->withoutLockCheck->isChecked() || m_ui->pageRowsSpin->value() != standard.pageRows);
    showConnections();
    showMode();
    showMapping();
    if (!isSame)
        m_nextRun->reset();
    m_isFilling = false;
}

QString AnalyticsJobForm::view() const
{
    return m_ui->viewCombo->currentText().trimmed();
}

Job AnalyticsJobForm::job() const
{
    Job job = m_saved;
    if (const QString source = m_ui->connectionCombo->currentText(); !source.isEmpty())
        job.source = source;
    if (const QString target = m_ui->targetCombo->currentText(); !target.isEmpty())
        job.target = target;
    QJsonObject &parameters = job.parameters;
    const DatastoreJob &standard = standardTableJob();
    parameters.insert(u"table"_s, m_ui->tableCombo->currentText().trimmed());
    putJobParameter(parameters, u"view"_s, view(), QString());
    putJobParameter(parameters, u"mode"_s, m_ui->modeCombo->currentData().toString(), u"full"_s);
    putJobParameter(
        parameters, u"deletes"_s, mayDelete() && m_ui->deletesCheck->isChecked(), false);
    putJobParameter(parameters, u"watchSeconds"_s, watchSeconds(), 0);
    putJobParameter(
        parameters, u"newColumns"_s, m_ui->newColumnsCombo->currentData().toString(), u"stop"_s);
    putJobParameter(
        parameters, u"onError"_s, m_ui->onErrorCombo->currentData().toString(), u"skiprow"_s);
    putJobParameter(parameters, u"exports"_s, m_ui->exportsSpin->value(), standard.exports);
    putJobParameter(parameters, u"pageRows"_s, m_ui->pageRowsSpin->value(), standard.pageRows);
    putJobParameter(parameters, u"rejectionLimitPercent"_s, m_ui->limitSpin->value(),
        standard.rejectionLimitPercent);
    putJobParameter(parameters, u"withoutLock"_s, m_ui->withoutLockCheck->isChecked(), false);
    job.mapping = m_mapping;
    return job;
}

bool AnalyticsJobForm::isChanged() const
{
    const Job now = job();
    return now.parameters != m_saved.parameters || now.source != m_saved.source
        || now.target != m_saved.target || now.mapping != m_saved.mapping;
}

Result<TableMapping> AnalyticsJobForm::mapping() const
{
    if (m_mapping.isString())
        return fail(ErrorKind::Config, tr("The mapping cannot be used"),
            tr("The job names a file that was not taken over"));
    return tableMapping(m_mapping.toObject());
}

// What says the same as before stays as it was written.
void AnalyticsJobForm::setMapping(const TableMapping &mapping)
{
    const QJsonObject now = mapping.toJson();
    const auto saved = tableMapping(m_saved.mapping.toObject());
    if (saved && saved->toJson() == now)
        m_mapping = m_saved.mapping;
    else
        m_mapping = now == TableMapping().toJson() ? QJsonValue() : QJsonValue(now);
    showMapping();
    noteChange();
}

void AnalyticsJobForm::showMapping()
{
    const auto read = mapping();
    const QString said = read ? describeTableMapping(*read) : errorText(read.error());
    m_ui->mappingNote->setColorRole(read ? Role::Muted : Role::Error);
    m_ui->mappingNote->setText(
        said.isEmpty() ? tr("Every column of the table goes as it is, under its own name.") : said);
}

void AnalyticsJobForm::showMode()
{
    const QString mode = m_ui->modeCombo->currentData().toString();
    const bool isAppend = mode == "append"_L1;
    QString note = tr("A repeat changes nothing. 15 units for 1,000 rows.");
    if (isAppend)
        note = tr("A repeat doubles rows, and so does a run that begins anew. Use it for a view "
                  "that is emptied before.");
    else if (mode == "incremental"_L1)
        note = tr("All rows the first time, then those that were changed since. 15 units for 1,000 "
                  "rows that are sent.");
    else if (mode == "replace"_L1)
        note = tr("The view changes over once the last file has arrived; whatever else it holds is "
                  "gone then. 10 units for 1,000 rows.");
    m_ui->modeNote->setColorRole(isAppend ? Role::Warning : Role::Muted);
    m_ui->modeNote->setText(note);
    m_ui->deletesCheck->setEnabled(mayDelete() && !m_isReadOnly);
    m_nextRun->checkAgain();
    showWatch();
}

// What is appended or replaced says nothing of what has gone.
bool AnalyticsJobForm::mayDelete() const
{
    const QString mode = m_ui->modeCombo->currentData().toString();
    return mode == "full"_L1 || mode == "incremental"_L1;
}

void AnalyticsJobForm::setConnections(const QList<Connection> &connections)
{
    m_connections = connections;
    showConnections();
}

void AnalyticsJobForm::showConnections()
{
    offerConnections(m_ui->connectionCombo, m_connections, u"catalyst"_s, m_isFilling,
        m_saved.source, u"page-connections"_s);
    offerConnections(m_ui->targetCombo, m_connections, u"zoho-analytics"_s, m_isFilling,
        m_saved.target, u"page-analytics"_s);
}

void AnalyticsJobForm::setReadOnly(bool isReadOnly)
{
    if (m_isReadOnly == isReadOnly)
        return;
    m_isReadOnly = isReadOnly;
    const QList<QWidget *> kept{m_ui->mappingButton, m_ui->advancedButton,
        m_tablesProblem->button(), m_viewsProblem->button()};
    setFieldsEnabled(!isReadOnly, kept);
    showMode();
}

void AnalyticsJobForm::setTables(const Offer &tables)
{
    offer(m_ui->tableCombo, tables);
    showNote(m_ui->sourceNote, tables.note);
    m_tablesProblem->setError(tables.problem);
}

void AnalyticsJobForm::setViews(const Offer &views)
{
    offer(m_ui->viewCombo, views);
    showNote(m_ui->targetNote, views.note);
    m_viewsProblem->setError(views.problem);
}

// What somebody types meanwhile stays, and so does the cursor.
void AnalyticsJobForm::offer(ElidingComboBox *combo, const Offer &offer)
{
    QStringList before;
    for (int i = 0; i < combo->count(); ++i)
        before << combo->itemText(i);
    if (before != offer.names) {
        const QString typed = combo->currentText();
        const int cursor = combo->lineEdit()->cursorPosition();
        const bool wasFilling = std::exchange(m_isFilling, true);
        combo->clear();
        combo->addItems(offer.names);
        combo->setCurrentIndex(offer.names.indexOf(typed));
        combo->setEditText(typed);
        combo->lineEdit()->setCursorPosition(combo->lineEdit()->hasFocus() ? cursor : 0);
        m_isFilling = wasFilling;
    }
    setFieldError(combo, offer.problem.has_value());
}

} // namespace sluice
