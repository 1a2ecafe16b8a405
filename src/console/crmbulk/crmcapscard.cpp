// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmcapscard.h"

#include "console/jobs/formparts.h"
#include "console/jobs/jobform.h"
#include "console/widgets/countspinbox.h"
#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"
#include "syncs/crmbulk/crmbulkjob.h"

#include <QBoxLayout>
#include <QCheckBox>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsualChangedPercent = 20; // what is offered when a cap is switched on
constexpr int kMostRecords = 1'000'000'000;
constexpr int kFirstAlways = 1;

QSpinBox *makeCapSpin(const QString &name, int least, int most, QWidget *parent)
{
    auto *spin = new CountSpinBox(parent);
    spin->setObjectName(name);
    spin->setRange(least, most);
    spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    spin->setAlignment(Qt::AlignRight);
    spin->setFixedWidth(spin->fontMetrics().horizontalAdvance(u"10,000"_s) + 24);
    return spin;
}

} // namespace

CrmCapsCard::CrmCapsCard(QWidget *parent)
    : Card(parent)
{
    addCardHead(this, tr("Stop Before Writing"), nullptr);
    body()->setSpacing(8);
    m_changed = addCap(u"changedPercent"_s, tr("% of the records change"), 100);
    m_emptied = addCap(u"emptied"_s, tr("values become empty"), kMostRecords);
    m_emptied.spin->setMinimum(0);
    m_emptied.spin->setSpecialValueText(tr("1 %"));
    m_emptied.spin->setToolTip(
        tr("0: of one record in a hundred, and at least 20; else so many in all"));
    m_times = addCap(u"timesLastRun"_s, tr("times the last run"), kMostRecords);
    m_times.spin->setToolTip(tr("The share of the records that the last completed run changed"));
    m_patterns = new QCheckBox(tr("Changes that nobody means to make"), this);
    m_patterns->setObjectName(u"patternsCheck"_s);
    m_patterns->setToolTip(tr("A field that gets one value everywhere, two fields that change "
                              "places, cut texts, numbers that all grow by one factor, and the "
                              "like, in more than one record of a hundred"));
    body()->addWidget(m_patterns);
    connect(m_patterns, &QCheckBox::toggled, this, [this] {
        if (!m_isFilling)
            emit changed();
    });
    addFirstRecords();
    addRejections();
}

CrmCapsCard::Cap CrmCapsCard::addCap(const QString &name, const QString &tail, int most)
{
    Cap cap{.check = new QCheckBox(tr("More than"), this),
        .spin = makeCapSpin(name + u"Spin"_s, 1, most, this)};
    cap.check->setObjectName(name + u"Check"_s);
    cap.check->setAccessibleName(tr("Stop when more than some %1").arg(tail));
    cap.spin->setAccessibleName(tail);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(cap.check);
    row->addWidget(cap.spin);
    row->addWidget(new QLabel(tail, this));
    row->addStretch(1);
    body()->addLayout(row);
    connect(cap.check, &QCheckBox::toggled, this, [this] {
        showParts();
        if (!m_isFilling)
            emit changed();
    });
    connect(cap.spin, &QSpinBox::valueChanged, this, [this] {
        if (!m_isFilling)
            emit changed();
    });
    return cap;
}

void CrmCapsCard::addFirstRecords()
{
    m_allPages = new ElidingComboBox(this);
    m_allPages->setObjectName(u"allPagesCombo"_s);
    m_allPages->addItem(tr("In production"), QString());
    m_allPages->addItem(tr("Always"), u"on"_s);
    m_allPages->addItem(tr("Never"), u"off"_s);
    m_allPages->setToolTip(tr("All pages are read and looked at before the first record is "
                              "written; else each page before its own. Writing begins later then"));
    body()->addLayout(labelled(tr("Look at all pages first"), m_allPages));
    letShrink(m_allPages);
    connect(m_allPages, &QComboBox::activated, this, [this] { emit changed(); });
    m_first = new ElidingComboBox(this);
    m_first->setObjectName(u"firstRecordsCombo"_s);
    m_first->addItem(tr("In production"), -1);
    m_first->addItem(tr("Always"), kFirstAlways);
    m_first->addItem(tr("Never"), 0);
    m_firstRecords = makeCapSpin(u"firstRecordsSpin"_s, 1, CrmBulkJob::kMaxChunkRows, this);
    m_firstRecords->setToolTip(tr("They go out alone; the others follow if all of them hold what "
                                  "was written"));
    body()->addLayout(besides(
        labelled(tr("Read the first back"), m_first), labelled(tr("How many"), m_firstRecords)));
    m_first->setToolTip(tr("Some records are written and read back before the others follow"));
    letShrink(m_first);
    m_firstRecords->setMaximumWidth(QWIDGETSIZE_MAX);
    letShrink(m_firstRecords);
    connect(m_first, &QComboBox::activated, this, [this] {
        showParts();
        emit changed();
    });
    connect(m_firstRecords, &QSpinBox::valueChanged, this, [this] {
        if (!m_isFilling)
            emit changed();
    });
}

void CrmCapsCard::addRejections()
{
    m_limit = makeCapSpin(u"limitSpin"_s, 0, 100, this);
    m_limit->setAccessibleName(tr("Percent of a chunk that may be rejected"));
    m_limit->setToolTip(tr("Of a chunk of 100 records or more; then a person is asked"));
    auto *label = new QLabel(tr("Ask at more than"), this);
    label->setBuddy(m_limit);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_limit);
    row->addWidget(new QLabel(tr("% rejected"), this));
    row->addStretch(1);
    body()->addLayout(row);
    connect(m_limit, &QSpinBox::valueChanged, this, [this] {
        if (!m_isFilling)
            emit changed();
    });
}

void CrmCapsCard::setParameters(const QJsonObject &parameters)
{
    m_isFilling = true;
    const QJsonObject caps = parameters.value("blastRadius"_L1).toObject();
    const CrmBlastRadius standard;
    const auto show = [](const Cap &cap, qint64 value, int otherwise) {
        cap.check->setChecked(value != 0);
        cap.spin->setValue(value > 0 ? static_cast<int>(value) : otherwise);
    };
    show(m_changed, caps.value("changedPercent"_L1).toInteger(0), kUsualChangedPercent);
    show(m_emptied, caps.value("emptied"_L1).toInteger(standard.limits.emptied), 0);
    const auto times = static_cast<qint64>(standard.limits.timesLastRun);
    show(m_times, caps.value("timesLastRun"_L1).toInteger(times), static_cast<int>(times));
    m_patterns->setChecked(caps.value("patterns"_L1).toBool(standard.limits.patterns));
    const QJsonValue all = caps.value("allPages"_L1);
    m_allPages->setCurrentIndex(
        m_allPages->findData(all.isBool() ? (all.toBool() ? u"on"_s : u"off"_s) : QString()));
    const int first = caps.value("firstRecords"_L1).toInt(standard.firstRecords);
    m_first->setCurrentIndex(m_first->findData(std::clamp(first, -1, kFirstAlways)));
    m_firstRecords->setValue(first > 0 ? first : CrmBlastRadius::kFirstRecords);
    m_limit->setValue(
        parameters.value("rejectionLimitPercent"_L1).toInt(CrmBulkJob().rejectionLimitPercent));
    showParts();
    m_isFilling = false;
}

void CrmCapsCard::putInto(QJsonObject &parameters) const
{
    QJsonObject caps = parameters.value("blastRadius"_L1).toObject();
    const CrmBlastRadius standard;
    const auto value
        = [](const Cap &cap) { return cap.check->isChecked() ? cap.spin->value() : 0; };
    putJobParameter(caps, u"changedPercent"_s, value(m_changed), 0);
    const bool isShare = m_emptied.check->isChecked() && m_emptied.spin->value() == 0;
    putJobParameter(caps, u"emptied"_s, isShare ? -1 : value(m_emptied), -1);
    putJobParameter(caps, u"timesLastRun"_s, value(m_times), standard.limits.timesLastRun);
    putJobParameter(caps, u"patterns"_s, m_patterns->isChecked(), true);
    const QString all = m_allPages->currentData().toString();
    caps.remove(u"allPages"_s);
    if (!all.isEmpty())
        caps.insert(u"allPages"_s, all == "on"_L1);
    const int first = m_first->currentData().toInt();
    putJobParameter(
        caps, u"firstRecords"_s, first == kFirstAlways ? m_firstRecords->value() : first, -1);
    putJobParameter(parameters, u"blastRadius"_s, caps, QJsonObject());
    putJobParameter(parameters, u"rejectionLimitPercent"_s, m_limit->value(),
        CrmBulkJob().rejectionLimitPercent);
}

void CrmCapsCard::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    for (QWidget *field : std::initializer_list<QWidget *>{m_changed.check, m_emptied.check,
             m_times.check, m_patterns, m_allPages, m_first, m_limit})
        field->setEnabled(!isReadOnly);
    showParts();
}

void CrmCapsCard::showParts()
{
    for (const Cap &cap : {m_changed, m_emptied, m_times}) {
        if (cap.spin)
            cap.spin->setEnabled(!m_isReadOnly && cap.check->isChecked());
    }
    if (m_firstRecords)
        m_firstRecords->setEnabled(!m_isReadOnly && m_first->currentData().toInt() == kFirstAlways);
}

} // namespace sluice
