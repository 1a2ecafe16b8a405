// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/newmappingdialog.h"

#include "app/documents/jobkinds.h"
#include "console/mappings/mappingsource.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNewMappingWidth = 460;
constexpr int kNewMappingKindRole = Qt::UserRole + 1;

} // namespace

NewMappingDialog::NewMappingDialog(const QList<Job> &jobs, QWidget *parent)
    : QDialog(parent)
    , m_jobs(new ElidingComboBox(this))
{
    setObjectName(u"newMappingDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New Mapping"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(6);
    layout->addWidget(new TypedLabel(windowTitle(), TypeRole::DialogHeading, Role::Text, this));
    layout->addSpacing(6);
    auto *text = new TypedLabel(tr("A mapping belongs to a job: it says which field gets what."),
        TypeRole::Body, Role::Muted, this);
    text->setWordWrap(true);
    layout->addWidget(text);
    auto *label = new QLabel(tr("&Job"), this);
    label->setBuddy(m_jobs);
    layout->addWidget(label);
    m_jobs->setObjectName(u"mappingJobCombo"_s);
    m_jobs->setAccessibleName(QString(label->text()).remove(u'&'));
    for (const bool isThere : {false, true}) {
        for (const Job &job : jobs) {
            if (summaryOfMapping(job).isThere == isThere)
                m_jobs->addItem(Format::facts({job.name, titleOfJobKind(job.kind),
                                    isThere ? tr("has a mapping") : tr("no mapping yet")}),
                    job.id);
        }
    }
    for (const QString &kind : knownJobKinds()) {
        m_jobs->addItem(tr("New job of %1…").arg(titleOfJobKind(kind)));
        m_jobs->setItemData(m_jobs->count() - 1, kind, kNewMappingKindRole);
    }
    layout->addWidget(m_jobs);
    layout->addStretch(1);
    layout->addSpacing(10);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *open = new QPushButton(tr("Go On"), this);
    open->setObjectName(u"actionButton"_s);
    open->setProperty("role", u"primary"_s);
    open->setDefault(true);
    buttons->addButton(open, QDialogButtonBox::AcceptRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_jobs->setFocus();
    resize(kNewMappingWidth, layout->totalHeightForWidth(kNewMappingWidth));
}

QString NewMappingDialog::jobId() const
{
    return m_jobs->currentData().toString();
}

QString NewMappingDialog::kind() const
{
    return m_jobs->currentData(kNewMappingKindRole).toString();
}

} // namespace sluice
