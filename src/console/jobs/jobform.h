// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "app/documents/job.h"

#include <QWidget>

namespace sluice {

class ElidingComboBox;

// The fields of one job, of whichever sync: a class for each kind. It holds the job as it is edited
// and keeps what it has no field for; it loads nothing, the page brings what it offers. GUI thread;
// owned by the page.
class JobForm : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobForm)

public:
    using QWidget::QWidget;

    virtual void setJob(const Job &job) = 0;
    virtual Job job() const = 0; // with what was edited
    virtual bool isChanged() const = 0;
    // As it is stored now: what was typed meanwhile stays and is changed against that.
    virtual void setSaved(const Job &job) = 0;
    virtual void setConnections(const QList<Connection> &connections) = 0;
    virtual void setReadOnly(bool isReadOnly) = 0; // while its run is running

    // Its cards stand in one column where two do not fit.
    QSize minimumSizeHint() const override;

protected:
    // Every field but `kept`: whatever can be typed into, chosen or pressed.
    void setFieldsEnabled(bool isEnabled, const QList<QWidget *> &kept);
    void resizeEvent(QResizeEvent *event) override;

signals:
    void changed();
    void againWanted(); // what could not be loaded
    void sourceChanged(); // other connections, or what is read of them: other offers are wanted
};

// Offers the connections of a service. What is chosen stays, unless the form is being filled with
// another job, which names `saved`; a connection that is gone is offered all the same: the check
// says so.
void offerConnections(ElidingComboBox *combo, const QList<Connection> &connections,
    const QString &service, bool isFilling, const QString &saved, const QString &icon);

// A parameter that is as it would be anyway stays out of the file, unless it was in it.
inline void putJobParameter(QJsonObject &parameters, const QString &key, const QJsonValue &value,
    const QJsonValue &standard)
{
    if (value != standard || parameters.contains(key))
        parameters.insert(key, value);
}

} // namespace sluice
