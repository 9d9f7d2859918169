#include "port/fault.hpp"

#include <cerrno>
#include <system_error>

#include "base/text.hpp"
#include "base/time.hpp"

namespace gwanje {

bool usually_transient(FaultKind kind) {
    switch (kind) {
        case FaultKind::busy:
        case FaultKind::disk_full:
        case FaultKind::clock_jumped:
        case FaultKind::unreachable:
            return true;
        case FaultKind::corrupted:
        case FaultKind::locked_by_other:
        case FaultKind::not_permitted:
        case FaultKind::io_error:
        case FaultKind::too_new:
        case FaultKind::not_ours:
        case FaultKind::missing:
        case FaultKind::address_in_use:
        case FaultKind::stopping:
        case FaultKind::unsupported:
            return false;
    }
    return false;
}

Fault fault(FaultKind kind, std::string what, std::string where, std::int64_t number) {
    return {kind, usually_transient(kind), std::move(what), std::move(where), number};
}

Fault fault_of_errno(int error, std::string_view doing, std::string where) {
    FaultKind kind = FaultKind::io_error;
    // EFBIG is what a limit on file size answers: to the operator it is the same as a full disk.
    if (error == ENOSPC || error == EDQUOT || error == EFBIG) kind = FaultKind::disk_full;
    if (error == EACCES || error == EPERM || error == EROFS) kind = FaultKind::not_permitted;
    if (error == ENOENT || error == ENOTDIR) kind = FaultKind::missing;
    if (error == EADDRINUSE) kind = FaultKind::address_in_use;
    if (error == EAGAIN || error == EBUSY) kind = FaultKind::busy;
    if (error == ECONNREFUSED || error == ETIMEDOUT || error == EHOSTUNREACH) kind = FaultKind::unreachable;
    if (error == ENOSYS || error == EOPNOTSUPP) kind = FaultKind::unsupported;
    return fault(kind, std::string(doing) + ": " + std::generic_category().message(error), std::move(where), error);
}

namespace {

std::string korean_fault_sentence(const Fault& f) {
    const std::string number = std::to_string(f.number);
    switch (f.kind) {
        case FaultKind::busy:
            return "지금은 요청이 몰려 처리할 수 없습니다(" + f.where + "). 잠시 뒤에 같은 요청을 다시 보내 주십시오.";
        case FaultKind::disk_full:
            return "디스크에 빈 공간이 없어 저장하지 못했습니다: " + f.where +
                   ". 공간을 확보하면 다시 시작하지 않아도 이어서 처리합니다. 이미 접수된 내용은 모두 남아 있습니다.";
        case FaultKind::corrupted:
            return "파일이 손상되었습니다: " + f.where + (f.number > 0 ? ", 기록 번호 " + number : "") +
                   ". 서버를 멈추고 데이터 폴더를 통째로 따로 보관한 뒤, 가장 최근의 백업을 빈 폴더에 되돌리고 "
                   "gwanje journal verify로 확인하십시오.";
        case FaultKind::locked_by_other:
            return "다른 서버가 같은 데이터 폴더를 쓰고 있습니다: " + f.where +
                   (f.number > 0 ? "(프로세스 번호 " + number + ")" : "") +
                   ". 그 서버를 멈추거나 다른 데이터 폴더를 지정하십시오.";
        case FaultKind::not_permitted:
            return "읽거나 쓸 권한이 없습니다: " + f.where +
                   ". 서버를 실행하는 계정에 이 경로의 읽기·쓰기 권한을 주십시오.";
        case FaultKind::io_error:
            return "저장 장치에서 오류가 났습니다: " + f.where + " (" + f.what +
                   "). 디스크와 파일 시스템을 점검한 뒤 서버를 다시 시작하십시오. 접수되었다고 답한 내용은 남아 "
                   "있습니다.";
        case FaultKind::too_new:
            return "더 새로운 버전의 프로그램이 쓴 파일입니다: " + f.where + " (형식 " + number +
                   "). 그 버전 이상으로 프로그램을 올린 뒤 다시 시작하십시오. 파일은 바꾸지 않았습니다.";
        case FaultKind::not_ours:
            return "이 파일은 이 프로그램의 파일이 아닙니다: " + f.where +
                   ". 데이터 폴더를 바르게 지정했는지 확인하십시오.";
        case FaultKind::missing:
            return "찾을 수 없습니다: " + f.where + ". 경로를 확인하십시오.";
        case FaultKind::clock_jumped:
            if (f.number < 0)
                return "이 기계의 시계가 " + to_text(Duration{-f.number}) +
                       " 뒤로 갔습니다. 시계가 따라잡을 때까지 마지막 기록의 시각을 씁니다. 시각 동기화(NTP)를 "
                       "확인하십시오.";
            return "이 기계의 시계가 " + to_text(Duration{f.number}) +
                   " 앞으로 뛰어 기록을 멈추었습니다. 시계를 바로잡으면 저절로 이어집니다. 새 시각이 맞다면 서버를 "
                   "다시 "
                   "시작하십시오.";
        case FaultKind::address_in_use:
            return "이미 다른 프로그램이 쓰고 있는 주소입니다: " + f.where +
                   ". 그 프로그램을 멈추거나 다른 포트를 지정하십시오.";
        case FaultKind::unreachable:
            return "응답이 없습니다: " + f.where + ". 연결을 확인하십시오. 저절로 다시 시도합니다.";
        case FaultKind::stopping:
            return "서버가 멈추는 중이라 새 요청을 받지 않습니다. 다시 시작된 뒤에 보내 주십시오.";
        case FaultKind::unsupported:
            return "이 기계에서는 쓸 수 없는 기능입니다: " + f.where + ". 필요한 것을 설치하거나 이 기능을 끄십시오.";
    }
    return f.what;
}

std::string english_fault_sentence(const Fault& f) {
    const std::string number = std::to_string(f.number);
    switch (f.kind) {
        case FaultKind::busy:
            return "Too many requests are waiting (" + f.where + "). Send the same request again in a moment.";
        case FaultKind::disk_full:
            return "The disk is full, nothing could be written: " + f.where +
                   ". Free some space; the server goes on by itself, without a restart. Whatever was acknowledged is "
                   "kept.";
        case FaultKind::corrupted:
            return "The file is damaged: " + f.where + (f.number > 0 ? ", entry " + number : "") +
                   ". Stop the server, put the whole data folder aside, restore the latest backup into an empty folder "
                   "and check it with 'gwanje journal verify'.";
        case FaultKind::locked_by_other:
            return "Another server uses the same data folder: " + f.where +
                   (f.number > 0 ? " (process " + number + ")" : "") +
                   ". Stop that server or name another data folder.";
        case FaultKind::not_permitted:
            return "No permission to read or write: " + f.where +
                   ". Give the account that runs the server read and write permission for this path.";
        case FaultKind::io_error:
            return "The storage failed: " + f.where + " (" + f.what +
                   "). Check the disk and the file system, then restart the server. Whatever was acknowledged is kept.";
        case FaultKind::too_new:
            return "A newer version of the program has written this file: " + f.where + " (format " + number +
                   "). Install that version or a later one, then start again. The file was not changed.";
        case FaultKind::not_ours:
            return "This is not a file of this program: " + f.where + ". Check that the data folder is the right one.";
        case FaultKind::missing:
            return "Not found: " + f.where + ". Check the path.";
        case FaultKind::clock_jumped:
            if (f.number < 0)
                return "The clock of this machine went back by " + to_text(Duration{-f.number}) +
                       ". New entries carry the time of the last one until the clock has caught up. Check the time "
                       "synchronisation (NTP).";
            return "The clock of this machine jumped forward by " + to_text(Duration{f.number}) +
                   " and nothing is recorded. Set the clock right and the server goes on by itself; if the new time is "
                   "right, restart the server.";
        case FaultKind::address_in_use:
            return "Another program already uses this address: " + f.where +
                   ". Stop that program or choose another port.";
        case FaultKind::unreachable:
            return "No answer from " + f.where + ". Check the connection; it is tried again by itself.";
        case FaultKind::stopping:
            return "The server is stopping and takes no new requests. Send it again after the restart.";
        case FaultKind::unsupported:
            return "Not possible on this machine: " + f.where + ". Install what is missing or switch this feature off.";
    }
    return f.what;
}

}  // namespace

std::string sentence(const Fault& f, Language language) {
    return language == Language::ko ? korean_fault_sentence(f) : english_fault_sentence(f);
}

}  // namespace gwanje
