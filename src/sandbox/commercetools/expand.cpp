// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/expand.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

class Expander
{
public:
    Expander(const ReferenceLookup &lookup, QByteArray &out)
        : m_lookup(lookup)
        , m_out(out)
    {
    }

    void writeMembers(JsonView record, const ExpandTree &tree)
    {
        JsonWalk walk(record);
        char before = '{';
        while (walk.next()) {
            m_out.append(std::exchange(before, ',')).append('"');
            m_out.append(walk.key().data(), walk.key().size()).append("\":");
            const auto step = tree.steps.find(walk.key().toByteArray());
            if (step == tree.steps.end())
                copy(walk.value());
            else
                writeStep(walk.value(), step->second);
        }
        if (before == '{')
            m_out.append('{');
        m_out.append('}');
    }

private:
    void copy(JsonView value) { m_out.append(value.raw().data(), value.raw().size()); }

    void writeStep(JsonView value, const ExpandTree::Step &step)
    {
        if (!value.isArray() || !step.isEach) {
            writeTarget(value, step.below);
            return;
        }
        JsonWalk walk(value);
        m_out.append('[');
        for (bool isFirst = true; walk.next(); isFirst = false) {
            if (!isFirst)
                m_out.append(',');
            writeTarget(walk.value(), step.below);
        }
        m_out.append(']');
    }

    void writeTarget(JsonView value, const ExpandTree &below)
    {
        const JsonView typeId = value.member("typeId");
        const JsonView id = value.member("id");
        if (typeId.isText() && id.isText()) {
            const QByteArray target = m_lookup(typeId.text(), id.text());
            copy(value);
            if (target.isEmpty())
                return;
            m_out.chop(1);
            m_out.append(",\"obj\":");
            writeMembers(JsonView(target), below);
            m_out.append('}');
        } else if (value.isObject() && !below.isEmpty()) {
            writeMembers(value, below);
        } else {
            copy(value);
        }
    }

    const ReferenceLookup &m_lookup;
    QByteArray &m_out;
};

} // namespace

bool ExpandTree::add(const QByteArray &path)
{
    static const QRegularExpression kStep(u"^([A-Za-z_][\\w-]*)(\\[\\*\\]|\\[\\d+\\])?$"_s);
    ExpandTree *at = this;
    const QList<QByteArray> parts = path.split('.');
    for (const QByteArray &part : parts) {
        const auto match = kStep.match(QString::fromUtf8(part));
        if (!match.hasMatch())
            return false;
        Step &step = at->steps[match.captured(1).toUtf8()];
        step.isEach = step.isEach || !match.captured(2).isEmpty();
        at = &step.below;
    }
    return true;
}

QByteArray expanded(const QByteArray &record, const ExpandTree &tree, const ReferenceLookup &lookup)
{
    if (tree.isEmpty())
        return record;
    QByteArray out;
    out.reserve(record.size() * 2);
    Expander(lookup, out).writeMembers(JsonView(record), tree);
    return out;
}

} // namespace sluice::sandbox
