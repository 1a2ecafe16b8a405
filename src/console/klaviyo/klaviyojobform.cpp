// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/klaviyojobform.h"

#include "console/jobs/idsfile.h"
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"
#include "syncs/commerceklaviyo/commercejob.h"
#include "ui_klaviyojobform.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShownIds = 20; // more are only counted in the field's tool tip

const CommerceJob &standardJob()
{
    static const CommerceJob standard;
    return standard;
}

// What the parameters say, named or not.
QString jobModeOf(const QJsonObject &parameters)
{
    const QString mode = parameters.value("mode"_L1).toString();
    if (!mode.isEmpty())
        return mode;
    return !parameters.value("ids"_L1).toArray().isEmpty() ? u"ids"_s
        : parameters.contains(u"startId"_s)                ? u"from"_s
        : parameters.contains(u"since"_s)                  ? u"since"_s
                                                           : u"all"_s;
}

QDateTime jobMomentOf(const QJsonObject &parameters)
{
    return QDateTime::fromString(parameters.value("since"_L1).toString(), Qt::ISODateWithMs)
        .toLocalTime();
}

QStringList jobIdsOf(const QJsonObject &parameters)
{
    QStringList ids;
    for (const QJsonValue &id : parameters.value("ids"_L1).toArray())
        ids << id.toString();
    return ids;
}

} // namespace

KlaviyoJobForm::KlaviyoJobForm(QWidget *parent)
    : JobForm(parent)
    , m_ui(std::make_unique<Ui::KlaviyoJobForm>())
{
    m_isFilling = true;
    m_ui->setupUi(this);
    dress();
    dressChoices();
    connectFields();
    connectMapping();
    m_isFilling = false;
}

KlaviyoJobForm::~KlaviyoJobForm() = default;

void KlaviyoJobForm::connectFields()
{
    for (QComboBox *combo : {m_ui->connectionCombo, m_ui->targetCombo}) {
        connect(combo, &QComboBox::activated, this, [this] {
            noteChange();
            emit sourceChanged();
        });
    }
    connect(m_ui->resourceCombo, &QComboBox::activated, this, [this] {
        showModes();
        showParts();
        noteChange();
    });
    connect(m_ui->modeCombo, &QComboBox::activated, this, [this] {
        showParts();
        noteChange();
    });
    connect(m_ui->idsEdit, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_ids = splitIds(text);
        showParts();
        noteChange();
    });
    for (QLineEdit *edit : {m_ui->startIdEdit, m_ui->localeEdit, m_ui->fallbacksEdit,
             m_ui->currencyEdit, m_ui->urlEdit})
        connect(edit, &QLineEdit::textEdited, this, &KlaviyoJobForm::noteChange);
    connect(m_ui->sinceEdit, &QDateTimeEdit::dateTimeChanged, this, &KlaviyoJobForm::noteChange);
    connect(m_ui->listCombo, &QComboBox::editTextChanged, this, &KlaviyoJobForm::noteChange);
    for (QComboBox *combo :
        {m_ui->matchCombo, m_ui->trimCombo, m_ui->missingCombo, m_ui->unpublishedCombo})
        connect(combo, &QComboBox::activated, this, &KlaviyoJobForm::noteChange);
    for (QCheckBox *check :
        {m_ui->onlyChangedCheck, m_ui->withoutLockCheck, m_ui->subscribeCheck}) {
        connect(check, &QCheckBox::toggled, this, [this] {
            showWords();
            noteChange();
        });
    }
    for (QSpinBox *spin : {m_ui->readersSpin, m_ui->jobsSpin, m_ui->limitSpin})
        connect(spin, &QSpinBox::valueChanged, this, &KlaviyoJobForm::noteChange);
    connect(m_ui->locksButton, &QPushButton::clicked, this, &KlaviyoJobForm::locksWanted);
    connect(m_ui->idsFileButton, &QPushButton::clicked, this, &KlaviyoJobForm::idsFileWanted);
    connect(m_ui->deleteAllButton, &QPushButton::clicked, this, &KlaviyoJobForm::deleteAllWanted);
}

void KlaviyoJobForm::noteChange()
{
    if (!m_isFilling)
        emit changed();
}

QString KlaviyoJobForm::resource() const
{
    return m_ui->resourceCombo->currentData().toString();
}

void KlaviyoJobForm::setJob(const Job &job)
{
    m_isFilling = true;
    m_saved = job;
    m_mapping = job.mapping;
    const QJsonObject &parameters = job.parameters;
    m_ui->resourceCombo->setCurrentIndex(
        std::max(0, m_ui->resourceCombo->findData(parameters.value("resource"_L1).toString())));
    showModes();
    m_ui->modeCombo->setCurrentIndex(m_ui->modeCombo->findData(jobModeOf(parameters)));
    setIds(jobIdsOf(parameters));
    m_ui->startIdEdit->setText(parameters.value("startId"_L1).toString());
    const QDateTime since = jobMomentOf(parameters);
    m_ui->sinceEdit->setDateTime(
        since.isValid() ? since : QDateTime(QDate::currentDate().addDays(-1), QTime(0, 0)));
    const CommerceJob &standard = standardJob();
    m_ui->onlyChangedCheck->setChecked(parameters.value("onlyChanged"_L1).toBool(true));
    m_ui->readersSpin->setValue(parameters.value("readers"_L1).toInt(standard.readers));
    m_ui->jobsSpin->setValue(parameters.value("jobsInProgress"_L1).toInt(standard.jobsInProgress));
    m_ui->limitSpin->setValue(
        parameters.value("rejectionLimitPercent"_L1).toInt(standard.rejectionLimitPercent));
    m_ui->missingCombo->setCurrentIndex(std::max(
        0, m_ui->missingCombo->findData(parameters.value("missingCategories"_L1).toString())));
    m_ui->listCombo->setCurrentText(parameters.value("list"_L1).toString());
    m_ui->subscribeCheck->setChecked(parameters.value("subscribe"_L1).toBool());
    m_ui->withoutLockCheck->setChecked(parameters.value("withoutLock"_L1).toBool());
    showConnections();
    showMapping();
    showParts();
    showWords();
    m_isFilling = false;
}

// What stands in the job in other words stays in these words.
void KlaviyoJobForm::putMode(QJsonObject &parameters) const
{
    const QString mode = m_ui->modeCombo->currentData().toString();
    const QDateTime since = m_ui->sinceEdit->dateTime();
    const QString startId = m_ui->startIdEdit->text().trimmed();
    const bool isSame = jobModeOf(parameters) == mode
        && (mode != "ids"_L1 || jobIdsOf(parameters) == m_ids)
        && (mode != "from"_L1 || parameters.value("startId"_L1).toString() == startId)
        && (mode != "since"_L1 || jobMomentOf(parameters) == since);
    if (isSame)
        return;
    for (const QString &key : {u"mode"_s, u"ids"_s, u"startId"_s, u"since"_s})
        parameters.remove(key);
    if (mode != "all"_L1)
        parameters.insert(u"mode"_s, mode);
    if (mode == "ids"_L1)
        parameters.insert(u"ids"_s, QJsonArray::fromStringList(m_ids));
    else if (mode == "from"_L1)
        parameters.insert(u"startId"_s, startId);
    else if (mode == "since"_L1)
        parameters.insert(u"since"_s, since.toUTC().toString(Qt::ISODate));
}

Job KlaviyoJobForm::job() const
{
    Job job = m_saved;
    if (const QString source = m_ui->connectionCombo->currentText(); !source.isEmpty())
        job.source = source;
    if (const QString target = m_ui->targetCombo->currentText(); !target.isEmpty())
        job.target = target;
    QJsonObject &parameters = job.parameters;
    parameters.insert(u"resource"_s, resource());
    putMode(parameters);
    const CommerceJob &standard = standardJob();
    putJobParameter(parameters, u"onlyChanged"_s, m_ui->onlyChangedCheck->isChecked(), true);
    putJobParameter(parameters, u"readers"_s, m_ui->readersSpin->value(), standard.readers);
    putJobParameter(
        parameters, u"jobsInProgress"_s, m_ui->jobsSpin->value(), standard.jobsInProgress);
    putJobParameter(parameters, u"rejectionLimitPercent"_s, m_ui->limitSpin->value(),
        standard.rejectionLimitPercent);
    putJobParameter(parameters, u"missingCategories"_s,
        m_ui->missingCombo->currentData().toString(), u"keep"_s);
    putJobParameter(parameters, u"list"_s, m_ui->listCombo->currentText().trimmed(), QString());
    putJobParameter(parameters, u"subscribe"_s, m_ui->subscribeCheck->isChecked(), false);
    putJobParameter(parameters, u"withoutLock"_s, m_ui->withoutLockCheck->isChecked(), false);
    if (const auto settings = mapping()) {
        const auto before = commercemap::MappingSettings::fromJson(m_saved.mapping.toObject());
        const QJsonObject now = settings->toJson();
        const bool isDefault = now == commercemap::MappingSettings().toJson();
        const bool isSame
            = m_saved.mapping.isObject() ? before && before->toJson() == now : isDefault;
        if (!isSame)
            job.mapping = isDefault ? QJsonValue() : QJsonValue(now);
    }
    return job;
}

bool KlaviyoJobForm::isChanged() const
{
    const Job now = job();
    return now.parameters != m_saved.parameters || now.source != m_saved.source
        || now.target != m_saved.target || now.mapping != m_saved.mapping;
}

void KlaviyoJobForm::setIds(const QStringList &ids)
{
    m_ids = ids;
    m_ui->idsEdit->setText(ids.join(u", "_s));
    m_ui->idsEdit->setToolTip(
        ids.size() > kShownIds ? tr("%1 IDs").arg(Format::count(ids.size())) : QString());
    showParts();
    noteChange();
}

void KlaviyoJobForm::setConnections(const QList<Connection> &connections)
{
    m_connections = connections;
    showConnections();
}

void KlaviyoJobForm::showConnections()
{
    offerConnections(m_ui->connectionCombo, m_connections, u"commercetools"_s, m_isFilling,
        m_saved.source, u"page-connections"_s);
    offerConnections(m_ui->targetCombo, m_connections, u"klaviyo"_s, m_isFilling, m_saved.target,
        u"page-klaviyo"_s);
}

void KlaviyoJobForm::setReadOnly(bool isReadOnly)
{
    if (m_isReadOnly == isReadOnly)
        return;
    m_isReadOnly = isReadOnly;
    const QList<QWidget *> kept{m_ui->previewButton, m_ui->locksButton, m_ui->deleteAllButton};
    setFieldsEnabled(!isReadOnly, kept);
}

void KlaviyoJobForm::setLists(const QList<std::pair<QString, QString>> &lists)
{
    const QString wanted = m_ui->listCombo->currentText();
    const bool wasFilling = std::exchange(m_isFilling, true);
    m_ui->listCombo->clear();
    for (const auto &[name, id] : lists)
        m_ui->listCombo->addItem(name, id);
    m_ui->listCombo->setCurrentText(wanted);
    m_isFilling = wasFilling;
}

} // namespace sluice
