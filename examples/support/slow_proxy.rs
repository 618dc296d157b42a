//! A slow, long and lossy line: what is sent over one TCP connection arrives late on another.
//!
//! Each direction sends so many bits a second (ten for a byte, as a serial line does), arrives after half of
//! the delay, and loses some pieces, which come one more round trip later and hold up what follows, as TCP
//! does it.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What a line is like.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// There and back.
    pub delay: Duration,
    /// Of a hundred pieces.
    pub lost: u64,
    /// Bits a second.
    pub baud: u64,
}

/// The most bytes that travel in one piece.
const PIECE: usize = 512;

/// A line between a port of this machine and another one.
pub struct SlowProxy {
    /// The port on which it waits.
    pub port: u16,
    counted: Arc<AtomicU64>,
    open: Arc<Mutex<Vec<TcpStream>>>,
    is_cut: Arc<AtomicBool>,
}

impl SlowProxy {
    /// Waits for connections and carries them to the port `to`.
    pub fn start(to: u16, line: Line) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let proxy = Self {
            port: listener.local_addr()?.port(),
            counted: Arc::default(),
            open: Arc::default(),
            is_cut: Arc::default(),
        };
        let (counted, open) = (Arc::clone(&proxy.counted), Arc::clone(&proxy.open));
        let is_cut = Arc::clone(&proxy.is_cut);
        thread::spawn(move || {
            for near in listener.incoming().flatten() {
                if is_cut.load(Ordering::SeqCst) {
                    continue;
                }
                // A server that is not there closes the near end, as a real one would.
                let Ok(far) = TcpStream::connect(("127.0.0.1", to)) else {
                    continue;
                };
                let ends = [near.try_clone(), far.try_clone()];
                let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
                open.extend(ends.into_iter().flatten());
                drop(open);
                carry(&near, &far, line, None);
                carry(&far, &near, line, Some(Arc::clone(&counted)));
            }
        });
        Ok(proxy)
    }

    /// How many bytes have come back up to now.
    pub fn came_back(&self) -> u64 {
        self.counted.load(Ordering::SeqCst)
    }

    /// Cuts every connection, and refuses new ones until [`SlowProxy::mend`].
    pub fn cut(&self) {
        self.is_cut.store(true, Ordering::SeqCst);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        for end in open.drain(..) {
            // One that is closed already needs no closing.
            let _ = end.shutdown(Shutdown::Both);
        }
    }

    /// Lets new connections through again.
    pub fn mend(&self) {
        self.is_cut.store(false, Ordering::SeqCst);
    }
}

/// Carries one direction of a connection in two threads: one reads and says when each piece arrives, one
/// writes it then.
fn carry(from: &TcpStream, to: &TcpStream, line: Line, counted: Option<Arc<AtomicU64>>) {
    let (Ok(mut from), Ok(to)) = (from.try_clone(), to.try_clone()) else {
        return;
    };
    let (sender, pieces) = channel();
    thread::spawn(move || arrive(&pieces, to));
    thread::spawn(move || {
        let mut piece = [0; PIECE];
        let (mut free, mut last) = (Instant::now(), Instant::now());
        let mut number: u64 = 0;
        while let Ok(length) = from.read(&mut piece) {
            if length == 0 {
                break;
            }
            let bits = 10 * length as u64;
            free = free.max(Instant::now()) + Duration::from_micros(bits * 1_000_000 / line.baud);
            number += 1;
            // The same pieces in every run: spread evenly by a multiple of the golden ratio.
            let is_lost = number.wrapping_mul(61) % 100 < line.lost;
            let again = if is_lost { line.delay } else { Duration::ZERO };
            last = last.max(free + line.delay / 2 + again);
            if let Some(counted) = &counted {
                counted.fetch_add(length as u64, Ordering::SeqCst);
            }
            if sender.send((last, piece[..length].to_vec())).is_err() {
                break;
            }
        }
    });
}

fn arrive(pieces: &Receiver<(Instant, Vec<u8>)>, mut to: TcpStream) {
    for (at, piece) in pieces {
        thread::sleep(at.saturating_duration_since(Instant::now()));
        if to.write_all(&piece).is_err() {
            break;
        }
    }
    // The other side may have closed it before.
    let _ = to.shutdown(Shutdown::Both);
}
