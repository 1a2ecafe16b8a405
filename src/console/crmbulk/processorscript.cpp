// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog of a processor: files that it reads, and the line of a script that is wrong.
#include "base/result.h"
#include "console/crmbulk/processordialog.h"
#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/main/consolecontext.h"
#include "console/main/prompt.h"
#include "console/widgets/card.h"
#include "console/widgets/codeedit.h"
#include "console/widgets/typedlabel.h"
#include "core/mapping/processors/commandspec.h"

#include <QBoxLayout>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<QString> scriptText(const QString &path)
{
    QFile file(path);
    const QString what = ProcessorDialog::tr("%1 cannot be read").arg(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Config, what, file.errorString());
    const QByteArray bytes = file.read(CommandSpec::kMostSource + 1);
    if (bytes.size() > CommandSpec::kMostSource)
        return fail(ErrorKind::Config, what, ProcessorDialog::tr("It is too long for a script"));
    return QString::fromUtf8(bytes);
}

} // namespace

void ProcessorDialog::addFault(QBoxLayout *layout)
{
    m_fault = new TintBox(Tone::Error, true, this);
    m_fault->setObjectName(u"scriptFault"_s);
    m_goTo = m_fault->addButton(tr("Go to Line"), {}, true);
    m_goTo->setObjectName(u"goToLineButton"_s);
    m_goTo->setAutoDefault(false);
    m_goTo->setShortcut(Qt::Key_F8);
    m_fault->hide();
    connect(m_goTo, &QPushButton::clicked, this, [this] { m_code->goToLine(m_code->badLine()); });
    layout->addWidget(m_fault);
}

// What the sample found: the line is marked until the text changes.
void ProcessorDialog::showFault(const ProcessorSample::Fault &fault)
{
    if (!m_code)
        return;
    m_code->setBadLine(fault.line);
    m_fault->setVisible(fault.line > 0);
    if (fault.line == 0)
        return;
    QString text = fault.text;
    if (const QString place = u"line %1: "_s.arg(fault.line); text.startsWith(place))
        text.remove(0, place.size());
    m_fault->setHeading(tr("Line %1: %2").arg(QString::number(fault.line), text));
    m_fault->setText(fault.record > 0
            ? tr("Record %1 of the sample. In a run such a record is rejected.").arg(fault.record)
            : tr("The script cannot be run as it is."));
    m_goTo->setText(tr("Go to Line %1").arg(fault.line));
}

void ProcessorDialog::chooseFile()
{
    const bool isScript = m_type == "script"_L1;
    m_prompt.openFile(this, isScript ? tr("Load a Script") : tr("Choose a Program"),
        isScript ? tr("JavaScript files (*.js *.mjs);;All (*)") : tr("All (*)"),
        [dialog = QPointer(this), isScript](const QString &path) {
            if (!dialog || path.isEmpty())
                return;
            if (isScript) {
                dialog->readScript(path);
                return;
            }
            dialog->m_name->setText(path);
            dialog->take();
        });
}

void ProcessorDialog::readScript(const QString &path)
{
    inBackground(
        this, [path] { return std::make_shared<Result<QString>>(scriptText(path)); },
        [this, path](const std::shared_ptr<Result<QString>> &text) {
            if (!*text) {
                showNote(m_note, errorText(text->error()), true);
                return;
            }
            m_isFilling = true;
            m_name->setText(QFileInfo(path).fileName());
            m_text->setPlainText(**text);
            m_isFilling = false;
            take();
        });
}

} // namespace sluice
